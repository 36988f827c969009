import { detailFor } from '../http/audience.ts';
import type { RequestError } from '../http/errors.ts';
import type { Failure } from '../live/failure.ts';
import type { Live } from '../live/live-panel.tsx';
import * as m from './messages/failures.en.ts';

/** What "not found" means for what was requested. */
interface NotFoundWords {
  title: string;
  detail: string;
}

/**
 * An ISO that VPSBG did not find; `deleted` when its deletion time has passed. The 48 hours in these words:
 * https://dev.vpsbg.eu/apidoc/project-345640/api-3665876
 */
export function isoNotFound(isoId: string, deleted: boolean): NotFoundWords {
  return deleted
    ? { title: m.isoWasDeleted({ id: isoId }), detail: m.deletedAfter() }
    : { title: m.isoNotFound({ id: isoId }), detail: m.checkTheId() };
}

/** The same in a row that already names the ISO, of which nothing else is known. */
export function rowNotFound(): NotFoundWords {
  return { title: m.notFound(), detail: m.notInAccount() };
}

/** The list of the account, whose path is an assumption (contracts/assumptions.ts). */
export function listNotFound(): NotFoundWords {
  return { title: m.listNotAvailable(), detail: m.openByIdInstead() };
}

/** Rewords the failures that mean something else for downloads; all others stay as they are. */
export function inDownloadWords<T>(
  live: Live<T>,
  error: RequestError | null,
  notFound: NotFoundWords,
): Live<T> {
  if (live.state === 'loading' || !live.failure || !error) return live;
  return { ...live, failure: failureIn(live.failure, error, notFound) };
}

function failureIn(failure: Failure, error: RequestError, notFound: NotFoundWords): Failure {
  if (error.kind === 'not-found') {
    return { ...failure, ...notFound, detail: detailFor(error.kind, notFound.detail) };
  }
  if (error.kind !== 'not-configured') return failure;
  return {
    ...failure,
    title: m.notSetUp(),
    detail: detailFor(error.kind, m.noKey()),
  };
}
