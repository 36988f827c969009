import type { Session } from '../../contracts/gateway/api.ts';

const WORDS: Record<Session['mode'], string> = {
  sandbox: 'Simulated data, no real server',
  owner: 'Your own account',
  staff: 'Your company’s accounts',
  embed: 'What your token opens',
};

/** Whose data the pages show and whether one may act on it, in a word or two and in a few. */
export function modeWords({ mode, actions }: Pick<Session, 'mode' | 'actions'>): {
  name: string;
  words: string;
} {
  const acts = Object.values(actions).some((allowed) => allowed.length > 0);
  const name = mode === 'sandbox' ? 'Sandbox' : acts ? 'Actions on' : 'Read only';
  return { name, words: WORDS[mode] };
}
