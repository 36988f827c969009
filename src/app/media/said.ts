/** Text that says something: `null` for absent and for blank text. */
export function said(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : text;
}
