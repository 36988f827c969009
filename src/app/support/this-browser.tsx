import { useQuery } from '@tanstack/react-query';
import { recentErrors } from '../http/error-log.ts';
import type { RequestError } from '../http/errors.ts';
import { providerEndpoint } from '../http/provider-endpoint.ts';
import { sessionQuery } from '../session/queries.ts';
import { formatLocalTime } from '../text/iso-time.ts';
import { brief } from '../text/visible.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { Mono } from '../ui/mono.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { clockWords } from './diagnostics.ts';
import { browserHere } from './diagnostics-here.ts';

/** What support needs first about the other end: version, browser, clock, and the last failed requests of this tab. */
export function ThisBrowser() {
  const session = useQuery(sessionQuery()).data?.body;
  const { now, offset, timeZone, name, width, height, framed } = browserHere();
  const errors = recentErrors().toReversed();
  return (
    <div className="grid gap-4">
      <Facts compact>
        <Fact term="Drivebay">
          {session ? `${session.version}, mode ${session.mode}, role ${session.role}` : 'Not known yet'}
        </Fact>
        <Fact term="Browser">{brief(name, 80)}</Fact>
        <Fact term="Page">
          {width} × {height} px{framed ? ', in a frame' : null}
        </Fact>
        <Fact term="Time">
          {formatLocalTime(now)}
          {timeZone === null ? null : `, ${timeZone}`}
        </Fact>
        <Fact term="Clock">{clockWords(offset)}</Fact>
      </Facts>
      <section aria-label="Last errors">
        <h3 className="font-semibold">Last errors</h3>
        {errors.length === 0 ? (
          <p className="mt-1 text-muted">No request of this tab has failed.</p>
        ) : (
          <ul className="mt-1 divide-y divide-line">
            {errors.map((error) => (
              <ErrorLine key={`${error.at} ${error.path}`} error={error} />
            ))}
          </ul>
        )}
      </section>
      <p className="text-xs text-muted">
        “Copy diagnostics” copies this as Markdown, with the page’s address, IDs, permissions and their codes.
        Whatever looks like a key or a token is left out.
      </p>
    </div>
  );
}

function ErrorLine({ error: { at, path, message, problem } }: { error: RequestError }) {
  const code = problem?.upstream?.code ?? problem?.code;
  const requestId = problem?.upstream?.requestId ?? problem?.requestId;
  return (
    <li className="py-2 [overflow-wrap:anywhere]">
      <p>{brief(message, 300)}</p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
        <TimeOf ms={at} as="clock" />
        <Mono>{brief(providerEndpoint(path) ?? path, 200)}</Mono>
        {code ? <CodeTag code={brief(code, 80)} label="error code" /> : null}
        {requestId ? <CodeTag code={brief(requestId, 80)} label="request ID" /> : null}
      </p>
    </li>
  );
}
