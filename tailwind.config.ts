import type { Config } from 'tailwindcss';

/** A meaning and its three uses: text, quiet background, border of that background. */
function tone(name: string) {
  return { DEFAULT: `var(--${name})`, soft: `var(--${name}-soft)`, line: `var(--${name}-line)` };
}

/**
 * Room between things, in quarters of a rem: a panel's look may have less of it (`--pad`), while what one presses keeps its
 * size. So without half a quarter, which makes a line of text 24 px high.
 */
const ROOM = Object.fromEntries(
  [0, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 9, 10, 12].map((n) => [`${n}`, `calc(var(--pad) * ${n})`]),
);

/** Colours are names for meanings; their values, light and dark, are the variables in src/app/styles.css. */
export default {
  content: ['./index.html', './src/app/**/*.{ts,tsx}', './src/build/page-shells.ts'],
  theme: {
    colors: {
      inherit: 'inherit',
      transparent: 'transparent',
      current: 'currentColor',
      page: 'var(--page)',
      surface: 'var(--surface)',
      raised: 'var(--raised)',
      sunken: 'var(--sunken)',
      line: { DEFAULT: 'var(--line)', strong: 'var(--line-strong)' },
      ink: 'var(--ink)',
      muted: 'var(--muted)',
      faint: 'var(--faint)',
      accent: { DEFAULT: 'var(--accent)', strong: 'var(--accent-strong)', ink: 'var(--accent-ink)' },
      info: tone('info'),
      ok: tone('ok'),
      warn: tone('warn'),
      danger: { ...tone('danger'), ink: 'var(--danger-ink)' },
      track: 'var(--track)',
      disc: 'var(--disc)',
      scrim: 'var(--scrim)',
    },
    extend: {
      // The other sizes are Tailwind's own: 12/16, 14/20 and 16/24 px at the usual font size.
      fontSize: {
        '2xl': ['1.375rem', { lineHeight: '1.75rem', letterSpacing: '-0.01em', fontWeight: '600' }],
      },
      borderRadius: {
        card: 'var(--radius)',
        control: 'calc(var(--radius) * 0.7)',
        tag: 'calc(var(--radius) / 2)',
        menu: 'var(--radius)',
        dialog: 'calc(var(--radius) * 1.2)',
      },
      padding: ROOM,
      gap: ROOM,
      margin: ROOM,
      space: ROOM,
    },
    fontFamily: {
      sans: ['system-ui', '-apple-system', 'Segoe UI', 'Roboto', 'Helvetica Neue', 'Noto Sans', 'sans-serif'],
      mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'Liberation Mono', 'monospace'],
    },
  },
} satisfies Config;
