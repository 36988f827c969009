import { pressOnce } from './held-enter.ts';
import { keepFocus } from './kept-focus.ts';

/** What the keyboard needs on every page. Loaded on its own. */
export function careForKeyboard(root: HTMLElement): void {
  keepFocus(root);
  pressOnce();
}
