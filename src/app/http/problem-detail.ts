import type { GatewayProblem, Provider } from '../../contracts/gateway/api.ts';
import { currentLanguage, withTexts } from '../text/localised.ts';
import type { Repeats } from './problem-words.ts';

type ProblemWords = typeof import('./problem-words.ts').problemWords;

let words: ProblemWords | null = null;

/** Loads what `problemDetail` needs in a language other than English; without it, it stays in English. Never throws. */
export async function loadProblemWords(): Promise<void> {
  if (words !== null || currentLanguage() === 'en') return;
  try {
    words = (await import('./problem-words.ts').then(withTexts)).problemWords;
  } catch {
    // The gateway's own sentences are better than none.
  }
}

/**
 * What happened and what to do next. In English the gateway's own sentences, which know more than the code does;
 * in every other language those of the code. The gateway does not know who reads it: where nothing repeats a read, take
 * `RETRIED` out of its sentences.
 */
export function problemDetail(
  problem: GatewayProblem,
  provider: Provider | null,
  repeats: Repeats = 'retried',
): string {
  if (currentLanguage() === 'en') return typographic(problem.detail);
  // The language may have been chosen after the response came.
  if (words === null) void loadProblemWords();
  return words?.(problem, provider, repeats) ?? typographic(problem.detail);
}

/** The gateway writes plain ASCII, for logs and terminals. On screen an apostrophe looks as everywhere on the page. */
function typographic(detail: string): string {
  return detail.replaceAll(/(?<=\w)'(?=\w)/g, '’');
}
