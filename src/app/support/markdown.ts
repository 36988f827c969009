import { shortened } from '../text/visible.ts';
import { redact } from './redact.ts';

/**
 * Text from outside as a Markdown code span: without secrets, on one line, cut, and fenced so that nothing in it can
 * become a link, markup or a mention.
 *
 * @param max characters shown
 */
export function codeSpan(text: string, max = 200): string {
  const shown = shortened(redact(text), max);
  if (shown === '') return '(empty)';
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
