import type * as v from 'valibot';
import type { Received } from './received-body.ts';
import { onForget } from './forget.ts';

/** What the last good answer of a path held, as its schema read it. */
export interface KeptAnswer<TSchema extends v.GenericSchema> {
  schema: TSchema;
  /** Entity tag, as the gateway sent it. */
  etag: string;
  body: v.InferOutput<TSchema>;
  /** What came, when the gateway sent it as it came. */
  received: Received | undefined;
}

/** More than any page polls; the oldest go first. */
const MAX_KEPT = 50;

const answers = new Map<string, KeptAnswer<v.GenericSchema>>();
onForget(() => answers.clear());

/** Keeps an answer, so that the next one may be "unchanged" and nothing is sent, read or drawn again. */
export function keepAnswer(path: string, answer: KeptAnswer<v.GenericSchema>): void {
  answers.delete(path);
  answers.set(path, answer);
  const [oldest] = answers.keys();
  if (answers.size > MAX_KEPT && oldest !== undefined) answers.delete(oldest);
}

/** The answer kept for a path, when this schema read it. */
export function keptAnswer<TSchema extends v.GenericSchema>(
  path: string,
  schema: TSchema,
): KeptAnswer<TSchema> | undefined {
  const answer = answers.get(path);
  return answer && isReadBy(answer, schema) ? answer : undefined;
}

function isReadBy<TSchema extends v.GenericSchema>(
  answer: KeptAnswer<v.GenericSchema>,
  schema: TSchema,
): answer is KeptAnswer<TSchema> {
  return answer.schema === schema;
}
