import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import type { FrameState } from './frame.ts';
import * as m from './messages/frame.en.ts';
import { TROUBLE_WORDS } from './token-keeper.ts';

/** What a person must know of the panel around the frame; nothing while all is well. */
export function FrameNotice({ state, onRetry }: { state: FrameState; onRetry: () => void }) {
  const again = <Button onPress={onRetry}>{m.retry()}</Button>;
  if (state.stage === 'alone') {
    return (
      <Notice tone="info" title={m.belongsInPanel()}>
        <p>{m.openInPanel()}</p>
      </Notice>
    );
  }
  if (state.stage === 'greeting') {
    if (!state.late) return <Connecting />;
    return (
      <Notice tone="warn" title={m.waiting()} actions={again}>
        <p>{m.noHello()}</p>
      </Notice>
    );
  }
  if (state.trouble === null) return state.person === null ? <Connecting /> : null;
  const trouble = TROUBLE_WORDS[state.trouble]();
  if (!state.ended) {
    return (
      <Notice tone="warn" title={m.waiting()}>
        <p>{m.requestsAnother({ trouble })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title={m.ended()} actions={again}>
      <p>{(state.person === null ? m.endedEmpty : m.endedWithData)({ trouble })}</p>
    </Notice>
  );
}

function Connecting() {
  return (
    <>
      <p className="mb-3 text-muted">{m.connecting()}</p>
      <SkeletonRows rows={2} />
    </>
  );
}
