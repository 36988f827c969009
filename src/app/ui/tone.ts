/** What a colour means. Colour is never the only sign: words or an icon say the same. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger';

/** Text on the page's own background. */
export const toneText: Record<Tone, string> = {
  neutral: 'text-muted',
  info: 'text-info',
  ok: 'text-ok',
  warn: 'text-warn',
  danger: 'text-danger',
};

/** A quiet box of the tone: background and border. */
export const toneBox: Record<Tone, string> = {
  neutral: 'bg-sunken border-line',
  info: 'bg-info-soft border-info-line',
  ok: 'bg-ok-soft border-ok-line',
  warn: 'bg-warn-soft border-warn-line',
  danger: 'bg-danger-soft border-danger-line',
};
