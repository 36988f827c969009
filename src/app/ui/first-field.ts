/**
 * Puts the focus into the page's first field, if it has one that takes it on arrival: not where the only keyboard would
 * come up over the page. @returns whether it did
 */
export function focusFirstField(): boolean {
  if (!matchMedia('(any-pointer: fine)').matches) return false;
  const field = document.querySelector<HTMLElement>('main [data-first-field]');
  field?.focus({ preventScroll: true });
  return field !== null;
}
