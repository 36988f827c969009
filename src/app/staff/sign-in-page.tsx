import { useEffect, useState } from 'react';
import {
  SIGN_IN_PARAMETERS,
  SIGN_IN_PROBLEMS,
  staffApi,
  type SignInHelp,
  type SignInProblem,
} from '../../contracts/gateway/staff.ts';
import { readSignInHelp } from './session-requests.ts';
import * as surface from '../surface.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { broadcastNews } from './session-news.ts';

/** Why signing in failed, and what to do. */
const PROBLEMS: Record<SignInProblem, { title: string; words: string }> = {
  no_role: {
    title: 'You are signed in, but have no access here',
    words: 'None of your groups may see this. Ask for access, then sign in again.',
  },
  refused: {
    title: 'The sign-in was cancelled or refused',
    words: 'Nothing was opened. Sign in again to go on.',
  },
  expired: {
    title: 'The sign-in took too long',
    words: 'It is good for 10 minutes and in one browser. Start it again here.',
  },
  unavailable: {
    title: 'The sign-in service did not respond',
    words: 'Try again in a minute.',
  },
  failed: {
    title: 'The sign-in failed',
    words: 'The response of the sign-in service was not valid. Try again.',
  },
};

/**
 * The page without a session: it signs in, and says why that failed and whom to ask.
 *
 * @param search the query of its address: `SIGN_IN_PARAMETERS`
 */
export function SignInPage({ search }: { search: string }) {
  const given = new URLSearchParams(search);
  const { return: back, problem, request, done } = SIGN_IN_PARAMETERS;
  if (given.get(done) === '1') return <SignedIn />;
  const known = SIGN_IN_PROBLEMS.find((each) => each === given.get(problem));
  return <SignIn back={given.get(back) ?? ''} problem={known} requestId={given.get(request) ?? ''} />;
}

interface SignInProps {
  back: string;
  problem: SignInProblem | undefined;
  requestId: string;
}

function SignIn({ back, problem, requestId }: SignInProps) {
  const [help, setHelp] = useState<SignInHelp | null>(null);
  useEffect(() => {
    let isHere = true;
    void readSignInHelp().then((read) => isHere && setHelp(read));
    return () => {
      isHere = false;
    };
  }, []);
  const to = surface.base + staffApi.login(back || '/', problem === 'no_role');
  return (
    <div className="mx-auto max-w-xl pt-6 sm:pt-12">
      <PageHeader title={problem ? PROBLEMS[problem].title : 'Sign in to Drivebay'}>
        {problem ? PROBLEMS[problem].title : 'Sign in to Drivebay'}
      </PageHeader>
      <p className="mt-2 max-w-prose text-muted">
        {problem ? PROBLEMS[problem].words : 'Use your company account. You are signed out here.'}
      </p>
      <p className="mt-5">
        <a href={to} className={buttonStyle('primary')}>
          {problem === 'no_role' ? 'Sign in as someone else' : 'Sign in'}
        </a>
      </p>
      <dl className="mt-6 grid gap-3 text-xs text-muted empty:hidden">
        {help ? (
          <div>
            <dt className="inline">Sign-in service: </dt>
            <dd className="inline text-ink">
              <Untrusted text={help.provider} max={120} />
            </dd>
          </div>
        ) : null}
        {help?.contact ? (
          <div>
            <dt className="inline">For access, ask: </dt>
            <dd className="inline text-ink">
              <Contact text={help.contact} />
            </dd>
          </div>
        ) : null}
        {problem && /^[\w-]{1,64}$/.test(requestId) ? (
          <div className="flex flex-wrap items-center gap-x-2">
            <dt>Name this request: </dt>
            <dd>
              <CodeTag code={requestId} label="Copy request id" />
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}

/** Whom to ask, in the operator's words: an address can be used as one. */
function Contact({ text }: { text: string }) {
  const shown = <Untrusted text={text} max={300} />;
  const href = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)
    ? `mailto:${text}`
    : /^https:\/\/\S+$/.test(text) && URL.canParse(text)
      ? text
      : null;
  return href === null ? (
    shown
  ) : (
    <a href={href} className="underline">
      {shown}
    </a>
  );
}

/** In the window that was opened to sign in. */
function SignedIn() {
  useEffect(() => {
    broadcastNews('signed-in');
    window.close();
  }, []);
  return (
    <div className="mx-auto max-w-xl pt-6 sm:pt-12">
      <PageHeader title="Signed in" />
      <p className="mt-2">You can close this window. The page that you came from goes on by itself.</p>
    </div>
  );
}
