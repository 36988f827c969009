import { detailFor } from '../http/audience.ts';
import type { RequestError } from '../http/errors.ts';
import type { Failure, Live } from '../live/live-panel.tsx';

/** What "not found" means for the thing that was asked for. */
interface NotFoundWords {
  title: string;
  detail: string;
}

/** https://dev.vpsbg.eu/apidoc/project-345640/api-3665876 */
const DELETED_AFTER = 'VPSBG deletes every ISO 48 hours after its creation.';

/** An ISO that the provider does not know; `deleted` when its time of deletion has passed. */
export function isoNotFound(isoId: string, deleted: boolean): NotFoundWords {
  return deleted
    ? { title: `ISO ${isoId} was deleted by the provider`, detail: DELETED_AFTER }
    : {
        title: `VPSBG does not know ISO ${isoId}, or it is not yours`,
        detail: `Check the id. ${DELETED_AFTER}`,
      };
}

/** The same in a row that already names the ISO. */
export function rowNotFound(deleted: boolean): NotFoundWords {
  return {
    title: deleted ? 'deleted by the provider' : 'not found',
    detail: deleted ? DELETED_AFTER : `VPSBG does not know it, or it is not yours. ${DELETED_AFTER}`,
  };
}

/** The list of the account, whose path is an assumption (contracts/assumptions.ts). */
export const LIST_NOT_FOUND: NotFoundWords = {
  title: "VPSBG's list of ISOs is not available",
  detail: 'Its address is not documented where we could read it. Open an ISO by its id instead.',
};

/** Puts the failures that need their own words here into them; all others stay as they are. */
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
