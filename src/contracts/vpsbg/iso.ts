import * as v from 'valibot';
import { finite, text } from '../tolerant.ts';

/**
 * `GET /isos/{id}`: one ISO download.
 * Source: https://dev.vpsbg.eu/apidoc/project-345640/api-3665876
 */
export const iso = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  /** "Can be: downloading, downloaded, deleted". Read as open text: there is no failure value, and none is promised. */
  status: text,
  name: text,
  /** Total size in bytes. */
  size: finite,
  /** Bytes downloaded so far. */
  downloaded: finite,
  /** ISO 8601 UTC with microseconds. */
  created_at: text,
  /** ISO 8601 UTC. "All ISO files are automatically deleted after 48 hours of their creation." */
  deletion_at: text,
});

export type Iso = v.InferOutput<typeof iso>;
