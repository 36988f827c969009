import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { retryLostParts } from './lazy-part.tsx';
import { Notice } from './notice.tsx';
import { Panel } from './panel.tsx';
import * as m from './messages/parts.en.ts';

interface PanelBoundaryProps {
  /** The panel's own title, so that its region keeps its name. */
  title: string;
  children: ReactNode;
}

/** Keeps the fault of one panel from the others: its place shows a notice, and a way to try again. */
export class PanelBoundary extends Component<PanelBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  readonly #again = () => {
    retryLostParts();
    this.setState({ broken: false });
  };

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Panel title={this.props.title}>
        <Notice
          tone="danger"
          title={m.panelBroken()}
          actions={<Button onPress={this.#again}>{m.retry()}</Button>}
        >
          <p>{m.faultHere()}</p>
        </Notice>
      </Panel>
    );
  }
}
