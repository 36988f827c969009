/**
 * Enter held down on a button presses it once. By itself a browser presses it some 30 times a second, which would spend a
 * rate limit in two seconds.
 */
export function pressOnce(): void {
  document.addEventListener('keydown', onKey, true);
}

function onKey(event: KeyboardEvent): void {
  const isPress = event.repeat && event.key === 'Enter';
  if (isPress && event.target instanceof Element && event.target.closest('button')) event.preventDefault();
}
