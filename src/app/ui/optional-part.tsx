import { Component, Suspense, type ReactNode } from 'react';

interface OptionalPartProps {
  /** Stands there until it is loaded; by default nothing. */
  loading?: ReactNode;
  /** Stands there should it be lost; by default nothing. */
  lost?: ReactNode;
  children: ReactNode;
}

/** A part without which its page is still whole: if it cannot be loaded or drawn, the page stays. */
export class OptionalPart extends Component<OptionalPartProps, { lost: boolean }> {
  override state = { lost: false };

  static getDerivedStateFromError() {
    return { lost: true };
  }

  override render() {
    const { loading, lost, children } = this.props;
    return this.state.lost ? lost : <Suspense fallback={loading}>{children}</Suspense>;
  }
}
