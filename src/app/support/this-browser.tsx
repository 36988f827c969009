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
import * as m from './messages/details.en.ts';

/** What support needs first about the other end: version, browser, clock, and the last failed requests of this tab. */
export function ThisBrowser() {
  const session = useQuery(sessionQuery()).data?.body;
  const { now, offset, timeZone, name, width, height, framed } = browserHere();
  const errors = recentErrors().toReversed();
  const time = formatLocalTime(now);
  return (
    <div className="grid gap-4">
      <Facts compact>
        <Fact term="Drivebay">{session ? m.version(session) : m.notKnownYet()}</Fact>
        <Fact term={m.browser()}>{brief(name, 80)}</Fact>
        <Fact term={m.page()}>
          {(framed ? m.sizeInFrame : m.size)({ width: String(width), height: String(height) })}
        </Fact>
        <Fact term={m.time()}>{timeZone === null ? time : m.timeAndZone({ time, zone: timeZone })}</Fact>
        <Fact term={m.clock()}>{clockWords(offset)}</Fact>
      </Facts>
      <section aria-label={m.lastErrors()}>
        <h3 className="font-semibold">{m.lastErrors()}</h3>
        {errors.length === 0 ? (
          <p className="mt-1 text-muted">{m.noneFailed()}</p>
        ) : (
          <ul className="mt-1 divide-y divide-line">
            {errors.map((error) => (
              <ErrorLine key={`${error.at} ${error.path}`} error={error} />
            ))}
          </ul>
        )}
      </section>
      <p className="text-xs text-muted">{m.whatIsCopied()}</p>
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
        {code ? <CodeTag code={brief(code, 80)} label={m.copyErrorCode()} /> : null}
        {requestId ? <CodeTag code={brief(requestId, 80)} label={m.copyRequestId()} /> : null}
      </p>
    </li>
  );
}
