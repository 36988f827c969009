import type * as v from 'valibot';

type Issue = v.BaseIssue<unknown>;

/** What came in place of what was expected, without its content. */
function received({ input, type }: Issue): string {
  if (input === null) return 'is null';
  if (Array.isArray(input)) return 'is a list';
  if (typeof input !== 'string') return `is ${typeof input === 'object' ? 'an object' : `a ${typeof input}`}`;
  return type === 'picklist' || type === 'literal' ? 'is other text' : 'is text';
}

/** The message of a schema: what its claim must be and, when it is of another kind, what came instead. */
export function mustBe(what: string): (issue: Issue) => string {
  return (issue) => {
    // An absent field is an issue of the object around it.
    if (issue.input === undefined) return 'is missing';
    return issue.kind === 'schema' ? `must be ${what}; it ${received(issue)}` : `must be ${what}`;
  };
}
