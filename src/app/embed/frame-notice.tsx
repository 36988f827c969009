import { askPanelSupport } from '../http/audience.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import type { FrameState } from './frame.ts';
import { TROUBLE_WORDS } from './token-keeper.ts';

/** What a person must know of the panel around the frame; nothing while all is well. */
export function FrameNotice({ state, onTryAgain }: { state: FrameState; onTryAgain: () => void }) {
  const again = <Button onPress={onTryAgain}>Try again</Button>;
  if (state.stage === 'alone') {
    return (
      <Notice tone="info" title="This page belongs in a control panel">
        <p>
          It shows nothing by itself. Open the ISO media of your server in your control panel.{' '}
          {askPanelSupport()}
        </p>
      </Notice>
    );
  }
  if (state.stage === 'greeting') {
    if (!state.late) return <Connecting />;
    return (
      <Notice tone="warn" title="Waiting for the control panel…" actions={again}>
        <p>
          The page around this one has not responded. Reload the control panel’s page. {askPanelSupport()}{' '}
          Mention that the ISO media frame gets no response to its hello message.
        </p>
      </Notice>
    );
  }
  if (state.trouble === null) return state.person === null ? <Connecting /> : null;
  if (!state.ended) {
    return (
      <Notice tone="warn" title="Waiting for the control panel…">
        <p>
          {TROUBLE_WORDS[state.trouble]} Drivebay requests another one. {askPanelSupport()}
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title="The control panel’s access has ended" actions={again}>
      <p>
        {TROUBLE_WORDS[state.trouble]}{' '}
        {state.person === null ? null : 'What is on screen is no longer refreshed. '}
        Reload the control panel’s page, or sign in there again. {askPanelSupport()}
      </p>
    </Notice>
  );
}

function Connecting() {
  return (
    <>
      <p className="mb-3 text-muted">Connecting to the control panel…</p>
      <SkeletonRows rows={2} />
    </>
  );
}
