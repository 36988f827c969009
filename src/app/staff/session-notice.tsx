import { useState } from 'react';
import { SIGN_IN_DONE, staffApi } from '../../contracts/gateway/staff.ts';
import { Button } from '../ui/button.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import * as surface from '../surface.ts';
import { Notice } from '../ui/notice.tsx';
import * as m from './messages/session.en.ts';
import type { SessionKeeper, Stage } from './session-keeper.ts';

const WINDOW = 'popup,width=560,height=720';

interface SessionNoticeProps {
  keeper: SessionKeeper;
  stage: Exclude<Stage, 'in' | 'out'>;
}

/** The session ended, or an action needs a recent sign-in: one notice, and what was begun goes on after it. */
export function SessionNotice({ keeper, stage }: SessionNoticeProps) {
  const waits = keeper.waiting > 0;
  return (
    <Notice
      tone="warn"
      title={stage === 'expired' ? m.sessionEnded() : m.signInToDoThis()}
      actions={
        <>
          <SignInAgain isFresh={stage === 'login-needed'} />
          {waits ? <Button onPress={() => keeper.cancelWaiting()}>{m.cancelAction()}</Button> : null}
        </>
      }
    >
      <p>
        {stage === 'expired' ? m.staysOnScreen() : m.needsRecentSignIn()}{' '}
        {waits ? m.isSentAfter() : m.goesOnAfter()}
      </p>
    </Notice>
  );
}

/** Opens a window to sign in; where the browser blocks it, a link does. The window tells this page when it is done. */
function SignInAgain({ isFresh }: { isFresh: boolean }) {
  const [isBlocked, setIsBlocked] = useState(false);
  const url = surface.base + staffApi.login(SIGN_IN_DONE, isFresh);
  if (isBlocked) {
    return (
      <a href={url} target="_blank" rel="noopener" className={buttonStyle('primary')}>
        {m.signInAgainInTab()}
      </a>
    );
  }
  return (
    <Button
      variant="primary"
      onPress={() => {
        if (window.open(url, 'drivebay-sign-in', WINDOW) === null) setIsBlocked(true);
      }}
    >
      {m.signInAgain()}
    </Button>
  );
}
