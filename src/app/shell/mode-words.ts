import type { Session } from '../../contracts/gateway/api.ts';
import * as m from './messages/shell.en.ts';

const WORDS: Record<Session['mode'], () => string> = {
  sandbox: () => m.simulated(),
  owner: () => m.ownAccount(),
  staff: () => m.companyAccounts(),
  embed: () => m.tokenOpens(),
};

/** Whose data the pages show and whether one may act on it, in a word or two and in a few. */
export function modeWords({ mode, actions }: Pick<Session, 'mode' | 'actions'>): {
  name: string;
  words: string;
} {
  const acts = Object.values(actions).some((allowed) => allowed.length > 0);
  const name = mode === 'sandbox' ? m.sandbox() : acts ? m.actionsOn() : m.readOnly();
  return { name, words: WORDS[mode]() };
}
