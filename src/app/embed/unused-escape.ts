/** Whether this is an Esc that did nothing here: nothing was open, and no search was cleared by it. */
export function isUnusedEscape(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return false;
  const { target } = event;
  const clears = target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';
  return !clears;
}
