import type * as v from 'valibot';
import type { Received } from './received-body.ts';
import { onForget } from './forget.ts';

/** What the last good response of a path contained, as its schema read it. */
export interface KeptResponse<TSchema extends v.GenericSchema> {
  schema: TSchema;
  /** Entity tag, as the gateway sent it. */
  etag: string;
  body: v.InferOutput<TSchema>;
  /** The body as received, when the gateway passed it on so. */
  received: Received | undefined;
}

/** More than any page polls; the oldest go first. */
const MAX_KEPT = 50;

const responses = new Map<string, KeptResponse<v.GenericSchema>>();
onForget(() => responses.clear());

/** Keeps a response, so that the next may be "304 Not Modified" and nothing is sent, parsed or rendered again. */
export function keepResponse(path: string, response: KeptResponse<v.GenericSchema>): void {
  responses.delete(path);
  responses.set(path, response);
  const [oldest] = responses.keys();
  if (responses.size > MAX_KEPT && oldest !== undefined) responses.delete(oldest);
}

/** The response kept for a path, when this schema parsed it. */
export function keptResponse<TSchema extends v.GenericSchema>(
  path: string,
  schema: TSchema,
): KeptResponse<TSchema> | undefined {
  const response = responses.get(path);
  return response && isReadBy(response, schema) ? response : undefined;
}

function isReadBy<TSchema extends v.GenericSchema>(
  response: KeptResponse<v.GenericSchema>,
  schema: TSchema,
): response is KeptResponse<TSchema> {
  return response.schema === schema;
}
