import * as v from 'valibot';
import { PROVIDERS } from '../contracts/gateway/api.ts';
import { STAFF_ACCOUNT } from '../contracts/gateway/staff.ts';
import { Complaints, readSecret, secretSource, type Refuse, type Sources } from './config-file.ts';
import { API_KEY } from './environment.ts';

const KEYS = [...PROVIDERS, 'hostupWrite'] as const;
/** The API keys of an account: of each provider to read, and of HostUp one to act. */
export type AccountKeys = Partial<Record<(typeof KEYS)[number], string>>;

const account = v.pipe(
  v.strictObject({
    hostup: v.optional(secretSource),
    vpsbg: v.optional(secretSource),
    hostupWrite: v.optional(secretSource),
  }),
  v.check(({ hostup, vpsbg }) => Boolean(hostup ?? vpsbg), 'must have the key of `hostup` or `vpsbg`'),
  v.check(
    ({ hostup, hostupWrite }) => Boolean(hostup) || !hostupWrite,
    'must have the key of `hostup` beside that of `hostupWrite`: an action is decided by what is read',
  ),
);
const misnamed = v.custom<v.InferOutput<typeof account>>(
  () => false,
  'must be at most 32 of a-z, 0-9, _ and -',
);

/** Each account of an operator's file by its own name. Valibot's record would skip one that is called `constructor`. */
export function accountsOf(input: unknown) {
  const names = input !== null && typeof input === 'object' ? Object.keys(input) : [];
  return v.strictObject(
    Object.fromEntries(names.map((name) => [name, STAFF_ACCOUNT.test(name) ? account : misnamed])),
    'must be an object',
  );
}

/** The keys that an account's entry leads to. */
export function readAccountKeys(
  name: string,
  found: v.InferOutput<typeof account>,
  sources: Sources,
  refuse: Refuse,
): AccountKeys {
  const account: AccountKeys = {};
  const complaints = new Complaints();
  for (const which of KEYS) {
    const source = found[which];
    if (!source) continue;
    complaints.attempt(() => {
      const field = `accounts.${name}.${which}`;
      const key = readSecret(source, field, sources, refuse);
      if (!API_KEY.test(key)) refuse(field, 'must lead to a key of printable ASCII characters on one line');
      account[which] = key;
    });
  }
  complaints.throwAny();
  if (account.hostupWrite !== undefined && account.hostupWrite === account.hostup) {
    refuse(
      `accounts.${name}.hostupWrite`,
      'must lead to another key than `hostup`: that one only needs read:vm',
    );
  }
  return account;
}
