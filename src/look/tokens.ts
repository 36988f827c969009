import type { Hex } from './colour.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The colours of `src/app/styles.css` by their names there, without `--`. */
export const TOKENS = {
  light: {
    page: '#f5f6f8',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#eef0f3',
    track: '#dfe3e9',
    line: '#e2e5ea',
    'line-strong': '#858d99',
    ink: '#12161d',
    muted: '#535c69',
    faint: '#8a93a0',
    accent: '#2b53d0',
    'accent-strong': '#2243ae',
    'accent-ink': '#ffffff',
    info: '#2450c4',
    'info-soft': '#edf2fe',
    'info-line': '#c3d3f9',
    ok: '#176a40',
    'ok-soft': '#e9f6ee',
    'ok-line': '#b9dfc7',
    warn: '#8a4b00',
    'warn-soft': '#fdf4e3',
    'warn-line': '#efd6a4',
    disc: '#c67808',
    danger: '#b02a21',
    'danger-soft': '#fdeeec',
    'danger-line': '#f3c6c1',
    'danger-ink': '#ffffff',
  },
  dark: {
    page: '#0c0f13',
    surface: '#13171d',
    raised: '#1b2028',
    sunken: '#0d1116',
    track: '#2a313b',
    line: '#242a33',
    'line-strong': '#69737f',
    ink: '#e8ebf0',
    muted: '#a0a9b6',
    faint: '#6b7583',
    accent: '#8fabff',
    'accent-strong': '#aabfff',
    'accent-ink': '#0c1120',
    info: '#94b1ff',
    'info-soft': '#162139',
    'info-line': '#2b3f6e',
    ok: '#72cf99',
    'ok-soft': '#11261b',
    'ok-line': '#234b35',
    warn: '#e8b765',
    'warn-soft': '#291f0e',
    'warn-line': '#54411d',
    disc: '#e8b765',
    danger: '#ff958c',
    'danger-soft': '#291616',
    'danger-line': '#582c29',
    'danger-ink': '#2a0f0d',
  },
} as const satisfies Record<Theme, Record<string, Hex>>;

export type Token = keyof (typeof TOKENS)['light'];
export type Tokens = Record<Token, Hex>;

export const TONES = ['info', 'ok', 'warn', 'danger'] as const;
