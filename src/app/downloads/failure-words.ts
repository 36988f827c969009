import { detailFor } from '../http/audience.ts';
import type { RequestError } from '../http/errors.ts';
import type { Failure } from '../live/failure.ts';
import type { Live } from '../live/live-panel.tsx';

/** What "not found" means for what was requested. */
interface NotFoundWords {
  title: string;
  detail: string;
}

/** https://dev.vpsbg.eu/apidoc/project-345640/api-3665876 */
const DELETED_AFTER = 'VPSBG deletes every ISO 48 hours after its creation.';

/** An ISO that VPSBG did not find; `deleted` when its deletion time has passed. */
export function isoNotFound(isoId: string, deleted: boolean): NotFoundWords {
  return deleted
    ? { title: `ISO ${isoId} was deleted by VPSBG`, detail: DELETED_AFTER }
    : {
        title: `ISO ${isoId} was not found`,
        detail: `Check the id: it does not exist, or it is not in your account. ${DELETED_AFTER}`,
      };
}

/** The same in a row that already names the ISO, of which nothing else is known. */
export const ROW_NOT_FOUND: NotFoundWords = {
  title: 'not found',
  detail: `It does not exist, or it is not in your account. ${DELETED_AFTER}`,
};

/** The list of the account, whose path is an assumption (contracts/assumptions.ts). */
export const LIST_NOT_FOUND: NotFoundWords = {
  title: "VPSBG's list of ISOs is not available",
  detail: 'VPSBG does not document its address publicly. Open an ISO by its id instead.',
};

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
    title: 'VPSBG is not set up here',
    detail: detailFor(
      error.kind,
      "Set VPSBG_API_KEY in the gateway's environment and start it again. A Read key is enough.",
    ),
  };
}
