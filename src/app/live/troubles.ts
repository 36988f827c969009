import type { Provider } from '../../contracts/gateway/api.ts';
import type { Failure } from './failure.ts';
import type { PageSource } from './page-sources.ts';

/** A source whose requests fail, and whose it is. */
export interface FailingSource {
  provider: Provider;
  live: PageSource;
}

/** A failure, and the sources that it keeps from fresh data. */
export interface Trouble {
  failure: Failure;
  sources: FailingSource[];
}

/**
 * One entry for each failure, in the order of the first source that has it. Two sources have the same failure when it
 * has the same title, or when no response came to either: the gateway between them and the page is gone, however each
 * request found out.
 */
export function withoutRepeats(troubles: readonly Trouble[]): Trouble[] {
  const kept: Trouble[] = [];
  for (const { failure, sources } of troubles) {
    const same = kept.find((one) => areSame(one.failure, failure));
    if (!same) {
      kept.push({ failure, sources: [...sources] });
      continue;
    }
    same.sources.push(...sources);
    // A refused connection says more than a response that did not come in time.
    if (same.failure.kind === 'timeout') same.failure = failure;
  }
  return kept;
}

function areSame(one: Failure, other: Failure): boolean {
  return one.title === other.title || (isUnreached(one) && isUnreached(other));
}

/** No response came at all: a gateway that gives up on a provider sends one, with a code. */
function isUnreached({ kind, code }: Failure): boolean {
  return kind === 'network' || (kind === 'timeout' && code === null);
}
