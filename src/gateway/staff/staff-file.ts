import * as v from 'valibot';
import { exactOrigin } from '../../contracts/embed/origin.ts';
import { ACTIONS } from '../../contracts/gateway/actions.ts';
import { STAFF_ROLES } from '../../contracts/gateway/staff.ts';
import { accountsOf } from '../account-keys.ts';
import {
  firstAtEach,
  inWords,
  readablePart,
  readJsonFile,
  secretSource,
  type Complaints,
} from '../config-file.ts';

/** Signature algorithms of ID tokens and logout tokens. One of them, or anyone who knows a weaker one chooses it. */
const STAFF_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

const shortText = (most: number) =>
  v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(most, 'is too long'));
const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  );

/** Claims that a person may be able to change, or that pass to another person: no role follows from them. */
const UNSAFE_CLAIMS = new Set(['email', 'preferred_username', 'name', 'nickname', 'phone_number']);

const claims = v.pipe(
  v.record(v.string(), v.pipe(v.array(shortText(300)), v.minLength(1, 'is empty'))),
  v.minEntries(1, 'must name a claim, such as `groups`'),
  v.check(
    (found) => Object.keys(found).every((name) => !UNSAFE_CLAIMS.has(name)),
    `must not have ${[...UNSAFE_CLAIMS].join(', ')}: people may change them, or take over those of others. Use groups, roles or \`sub\``,
  ),
);

const rule = v.pipe(
  v.strictObject({
    role: v.picklist(STAFF_ROLES, `must be ${STAFF_ROLES.join(' or ')}`),
    /** Every claim named must have one of its values. */
    claims,
    accounts: v.pipe(v.array(v.string()), v.minLength(1, 'is empty')),
    actions: v.optional(v.array(v.picklist(ACTIONS, `must be of ${ACTIONS.join(', ')}`)), []),
  }),
  v.forward(
    v.check(
      ({ role, actions }) => role === 'operator' || actions.length === 0,
      'must be absent for a viewer, who has no action',
    ),
    ['actions'],
  ),
);

/** Minutes and hours. */
const sessionTimes = v.strictObject({
  idleMinutes: v.optional(wholeNumber(1, 60), 30),
  maxHours: v.optional(wholeNumber(1, 12), 8),
  /** So long after signing in a person may act without signing in again. */
  recentSignInMinutes: v.optional(wholeNumber(1, 60), 15),
  /** How old the groups of a person may be before they are requested from the identity provider again. */
  checkMinutes: v.optional(wholeNumber(1, 60), 5),
});

const ISSUER =
  'must be the https:// URL of the identity provider, as in its metadata, without query or fragment';

const staffFile = v.pipe(
  v.strictObject({
    origin: exactOrigin,
    issuer: v.pipe(
      shortText(300),
      v.check((text) => URL.canParse(text) && !/[?#@]/.test(text), ISSUER),
    ),
    clientId: shortText(200),
    clientSecret: secretSource,
    /** Where endpoints of the identity provider may be besides the issuer's origin. */
    endpointOrigins: v.optional(v.array(exactOrigin), []),
    algorithm: v.optional(
      v.picklist(STAFF_ALGORITHMS, `must be one of ${STAFF_ALGORITHMS.join(', ')}`),
      'RS256',
    ),
    scopes: v.pipe(
      v.optional(
        v.array(v.pipe(v.string(), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, 'must be a scope'))),
        ['openid', 'profile'],
      ),
      v.check((scopes) => scopes.includes('openid'), 'must have `openid`'),
    ),
    access: v.pipe(v.array(rule), v.minLength(1, 'is empty')),
    accounts: v.lazy(accountsOf),
    /** What accounts are called on screen, by name. */
    labels: v.optional(v.record(v.string(), shortText(60)), {}),
    session: v.optional(sessionTimes, {}),
    /** Whom to ask for access. */
    contact: v.optional(shortText(200)),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { access, accounts, labels } = dataset.value;
    const named = [...access.flatMap((each) => each.accounts), ...Object.keys(labels)];
    if (named.every((name) => Object.hasOwn(accounts, name))) return;
    addIssue({ message: 'names an account in `access` or `labels` that `accounts` does not have' });
  }),
);
export type StaffFile = v.InferOutput<typeof staffFile>;

/** What leads to secrets. */
const secretFields = v.object({
  clientSecret: v.optional(secretSource),
  accounts: v.optional(v.lazy(accountsOf)),
});

/**
 * The file that STAFF_CONFIG names, as it is written: without the secrets that it names.
 *
 * @param complaints gets a line for each fault that names file and field, and shows no value
 * @returns where there are any: what leads to secrets, as far as it can be read, so that they are checked too
 * @throws EnvironmentError where the file cannot be read at all
 */
export function readStaffFile(
  file: string,
  complaints: Complaints,
): { whole: StaffFile } | { part: v.InferOutput<typeof secretFields> } {
  const json = readJsonFile('STAFF_CONFIG', file);
  const parsed = v.safeParse(staffFile, json, { message: inWords });
  if (parsed.success) return { whole: parsed.output };
  const lines = firstAtEach(parsed.issues).map((issue) => {
    const field = v.getDotPath(issue);
    return `STAFF_CONFIG ${file}: ${field === null ? 'the file' : `\`${field}\``} ${issue.message}.`;
  });
  complaints.add(...lines);
  return { part: readablePart(secretFields, json) ?? {} };
}
