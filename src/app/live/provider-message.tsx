import type { Provider, UpstreamError } from '../../contracts/gateway/api.ts';
import { LongText } from '../ui/long-text.tsx';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { nameOf } from '../http/request.ts';
import * as m from './messages/failures.en.ts';

/** The gateway cuts each text to this. */
const LONGEST = 500;

interface ProviderMessageProps {
  provider: Provider;
  upstream: UpstreamError;
}

/**
 * What a provider itself wrote beside an error, marked as its own: title, detail and each of `errors[]` with its
 * pointer. To whom the gateway passes less, less is shown.
 */
export function ProviderMessage({ provider, upstream }: ProviderMessageProps) {
  const texts = textsOf(upstream);
  const errors = errorsOf(upstream);
  return (
    <div className="mt-1">
      <p>
        {m.providersMessage({ who: nameOf(provider) })}{' '}
        {texts.map((text, n) => (
          <span key={text}>
            {n > 0 ? ' · ' : null}
            <LongText text={text} />
          </span>
        ))}
      </p>
      {errors.length > 0 ? (
        <ul className="list-disc ps-5">
          {errors.map(({ pointer, detail, code }) => (
            <li key={JSON.stringify([pointer, detail, code])}>
              {isBlank(pointer) ? null : (
                <>
                  <Mono>
                    <Untrusted text={pointer ?? ''} max={LONGEST} />
                  </Mono>
                  {': '}
                </>
              )}
              <Untrusted text={detail ?? code ?? ''} max={LONGEST} />
              {isBlank(code) || isBlank(detail) ? null : (
                <>
                  {' '}
                  (
                  <Mono>
                    <Untrusted text={code ?? ''} />
                  </Mono>
                  )
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Whether the provider wrote anything for people to read. */
export function holdsMessage(upstream: UpstreamError): boolean {
  return textsOf(upstream).length > 0 || errorsOf(upstream).length > 0;
}

/** Title and detail, without what would be read twice. */
function textsOf({ title, detail }: UpstreamError): string[] {
  const texts = [title, detail].flatMap((text) => (text === null || isBlank(text) ? [] : [text.trim()]));
  const [first = '', second = ''] = texts;
  return second.startsWith(first) ? texts.slice(-1) : texts;
}

function errorsOf({ errors }: UpstreamError) {
  const written = errors.flatMap((error) =>
    error && [error.pointer, error.detail, error.code].some((text) => !isBlank(text)) ? [error] : [],
  );
  return [...new Map(written.map((error) => [JSON.stringify(error), error])).values()];
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
