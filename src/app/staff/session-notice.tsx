import { useState } from 'react';
import { SIGN_IN_DONE, staffApi } from '../../contracts/gateway/staff.ts';
import { Button } from '../ui/button.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import * as surface from '../surface.ts';
import { Notice } from '../ui/notice.tsx';
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
      title={stage === 'expired' ? 'Your session has ended' : 'Sign in again to do this'}
      actions={
        <>
          <SignInAgain isFresh={stage === 'login-needed'} />
          {waits ? <Button onPress={() => keeper.cancelWaiting()}>Cancel the action</Button> : null}
        </>
      }
    >
      <p>
        {stage === 'expired'
          ? 'What is on screen and what you typed stay, and are not refreshed.'
          : 'Actions need a recent sign-in.'}{' '}
        {waits
          ? 'Nothing was sent yet: once you are signed in, it is sent by itself.'
          : 'Once you are signed in, this page goes on by itself.'}
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
        Sign in again (new tab)
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
      Sign in again
    </Button>
  );
}
