import * as v from 'valibot';
import { safeStorage, type SafeStorage } from '../session/safe-storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;

/** What a person chose; `system` follows the device. Anything else that was stored counts as `system`. */
const themeSchema = v.fallback(v.picklist(THEMES), 'system');
export type Theme = v.InferOutput<typeof themeSchema>;

/** The theme that a text names; `system` for any other. */
export function themeOf(text: string): Theme {
  return v.parse(themeSchema, text);
}

const KEY = 'drivebay.theme';

/** The part of the root element that carries the theme. */
interface Themed {
  dataset: DOMStringMap;
}

/** The choice of theme: kept between visits, shown by `data-theme` on the root element (styles.css reads it). */
export class ThemeChoice {
  #listeners = new Set<() => void>();

  constructor(
    private readonly root: () => Themed,
    private readonly storage: SafeStorage = safeStorage,
  ) {}

  /** The theme in force. */
  readonly current = (): Theme => v.parse(themeSchema, this.storage.read(KEY));

  /** Puts the kept choice on the page; to be called before the first paint. */
  apply(): void {
    const theme = this.current();
    if (theme === 'system') delete this.root().dataset['theme'];
    else this.root().dataset['theme'] = theme;
  }

  /** Chooses, keeps and applies. */
  choose(theme: Theme): void {
    this.storage.write(KEY, theme);
    this.apply();
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const themeChoice = new ThemeChoice(() => document.documentElement);
