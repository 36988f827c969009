import * as v from 'valibot';
import { finite, part, rows, text } from '../tolerant.ts';

/** One of the errors that a problem document lists. */
const problemError = v.object({ pointer: text, detail: text, code: text });

/**
 * HostUp's RFC 7807 problem document. No field is required by its schema.
 * Source: https://developer.hostup.se/errors and the error statuses of
 * https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso
 *
 * The page prints the same example (`status: 400`) under every status: believe the HTTP status, never `status` here.
 */
export const problem = v.object({
  type: text,
  title: text,
  status: finite,
  detail: text,
  /** Stable machine-readable code: branch on this, not on `detail`. */
  code: text,
  instance: text,
  requestId: text,
  timestamp: text,
  errors: part(rows(problemError)),
  /** Free form on the page; its content is never shown, so it is not read further. */
  extensions: part(v.object({})),
});
