export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
/** `row`: in a row of a list. `sheet`: at a thumb's size where a dialog is a sheet. */
export type ButtonSize = 'usual' | 'row' | 'sheet';

/** A link in text or a table. */
export const linkStyle =
  'rounded-sm font-medium text-accent underline decoration-transparent underline-offset-2 hover:decoration-current';

const BUTTON =
  'inline-flex max-w-full items-center justify-center gap-1.5 rounded-control border text-left text-sm font-medium select-none aria-disabled:border-dashed aria-disabled:border-line-strong aria-disabled:bg-sunken aria-disabled:text-muted';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-accent-ink hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'border-line-strong bg-raised text-ink hover:bg-sunken',
  danger: 'border-danger bg-danger text-danger-ink',
  // Without a frame, in the colour of a link: grey words in a pale frame look blocked.
  ghost: 'border-transparent text-accent hover:border-line-strong aria-pressed:border-line-strong',
};

const SIZES: Record<ButtonSize, string> = {
  usual: 'min-h-8 px-3 py-1',
  row: 'min-h-7 px-2.5 py-0.5',
  sheet: 'min-h-8 px-3 py-1 max-sm:min-h-11',
};

/** The look of a button, for buttons and for links that lead on. */
export function buttonStyle(variant: ButtonVariant = 'secondary', size: ButtonSize = 'usual'): string {
  return `${BUTTON} ${SIZES[size]} ${VARIANTS[variant]}`;
}
