import { createHash } from 'node:crypto';

/** What a Content-Security-Policy must name for a script or style of this text to stand in the page. */
export function inlineSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
