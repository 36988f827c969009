export type ButtonVariant = 'primary' | 'secondary' | 'ghost';

/** A link in text or a table. */
export const linkStyle =
  'rounded-sm font-medium text-accent underline decoration-transparent underline-offset-2 hover:decoration-current';

const BUTTON =
  'inline-flex min-h-8 max-w-full items-center justify-center gap-1.5 rounded-control border px-3 py-1 text-left text-sm font-medium select-none aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-muted';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-accent-ink hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'border-line-strong bg-raised text-ink hover:bg-sunken',
  ghost: 'border-line text-muted hover:border-line-strong hover:text-ink',
};

/** The look of a button, for buttons and for links that lead on. */
export function buttonStyle(variant: ButtonVariant = 'secondary'): string {
  return `${BUTTON} ${VARIANTS[variant]}`;
}
