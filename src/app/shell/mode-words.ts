import type { Session } from '../../contracts/gateway/api.ts';

/** Whose data the pages show, in a word and in a few. */
export const MODE_WORDS: Record<Session['mode'], { name: string; words: string }> = {
  sandbox: { name: 'Sandbox', words: 'Simulated data, no real server' },
  owner: { name: 'Read only', words: 'Your own account' },
  embed: { name: 'Read only', words: 'What your token opens' },
};
