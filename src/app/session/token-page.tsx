import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useRef, useState, useSyncExternalStore } from 'react';
import type { EmbedClaims } from '../../contracts/embed/claims.ts';
import { setAccess } from '../http/access.ts';
import { forgetAll } from '../http/forget.ts';
import { requestAfterAccess } from '../http/request-after-access.ts';
import { brief } from '../text/visible.ts';
import { Fact, Facts } from '../ui/facts.tsx';
import { Button } from '../ui/button.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Panel } from '../ui/panel.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { pastedToken } from './pasted-token.ts';
import { sessionQuery } from './queries.ts';
import { personOf } from './token-claims.ts';
import { pageAbout, pageTitle } from '../text/page-words.ts';
import * as m from './messages/token.en.ts';

/** Where a person without a control panel gives the token they were sent. */
export function TokenPage() {
  const session = useQuery(sessionQuery());
  const claims = useSyncExternalStore(pastedToken.subscribe, pastedToken.claims);
  const mode = session.data?.body.mode;
  return (
    <>
      <PageHeader title={pageTitle('token')} description={pageAbout('token')} />
      {mode === undefined || mode === 'embed' ? (
        <div className="grid max-w-3xl gap-4">
          <Paste />
          <output className="block empty:hidden">
            {claims && session.error ? (
              <Notice tone="danger" title={m.doesNotWork()}>
                <p>{session.error.message}</p>
              </Notice>
            ) : null}
          </output>
          {claims && session.data && !session.error ? <Opened claims={claims} /> : null}
        </div>
      ) : (
        <Notice tone="info" title={m.noneNeeded()}>
          <p>{m.takesNone()}</p>
        </Notice>
      )}
    </>
  );
}

/** The token goes from the field to memory, and the field is emptied whatever was in it. */
function Paste() {
  const queryClient = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();

  function use() {
    const pasted = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    const before = pastedToken.claims();
    const taken = pastedToken.take(pasted, location.origin, () => {
      void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
    });
    if ('wrong' in taken) {
      return setProblem(m.cannotBeUsed({ reason: taken.wrong }));
    }
    if ('madeFor' in taken) {
      return setProblem(m.forOtherPage({ parent: brief(taken.madeFor, 80), origin: location.origin }));
    }
    setProblem(null);
    setAccess(pastedToken);
    const same = before !== null && personOf(before) === personOf(taken);
    if (same) requestAfterAccess(queryClient);
    else {
      forgetAll();
      void queryClient.resetQueries();
    }
    return undefined;
  }

  return (
    <Panel title={m.pasteToken()}>
      <div className="grid gap-2">
        <textarea
          ref={field}
          aria-label={m.fieldLabel()}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problemId}
          rows={4}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          className="w-full min-w-0 rounded-md border border-line-strong bg-raised px-2.5 py-1.5 font-mono text-xs aria-invalid:border-danger"
        />
        <p id={problemId} role="alert" className="text-xs text-danger empty:hidden">
          {problem}
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button variant="primary" onPress={use}>
            {m.useToken()}
          </Button>
          <p className="text-xs text-muted">{m.keptInMemory()}</p>
        </div>
      </div>
    </Panel>
  );
}

/** What the gateway has just confirmed to be a good token. */
function Opened({ claims: { hostup, vpsbg, role, exp } }: { claims: EmbedClaims }) {
  return (
    <Panel title={m.whatItOpens()}>
      <Facts>
        <Fact term={m.until()}>
          <TimeOf ms={exp * 1_000} />
        </Fact>
        <Fact term={m.forWhom()}>{role === 'support' ? m.support() : m.customer()}</Fact>
        <Fact term={m.vpss()}>
          {hostup?.vps.length ? (
            <ul>
              {hostup.vps.map((vpsId) => (
                <li key={vpsId}>
                  <Link to="/vps/$vpsId/iso" params={{ vpsId }} className={linkStyle}>
                    <Mono>{vpsId}</Mono>
                  </Link>
                </li>
              ))}
            </ul>
          ) : (
            m.none()
          )}
        </Fact>
        <Fact term={m.isoDownloads()}>
          {vpsbg ? (
            <Link to="/isos" className={linkStyle}>
              {vpsbg.isos === '*' ? m.allOfAccount() : vpsbg.isos.join(', ')}
            </Link>
          ) : (
            m.none()
          )}
        </Fact>
      </Facts>
    </Panel>
  );
}
