import { Monitor, Moon, Sun, type IconNode } from 'lucide';
import * as m from './messages/shell.en.ts';
import type { Theme } from './theme.ts';

/** A theme's name and picture. */
export const THEME_LOOKS: Record<Theme, { label: () => string; icon: IconNode }> = {
  system: { label: () => m.systemTheme(), icon: Monitor },
  light: { label: () => m.lightTheme(), icon: Sun },
  dark: { label: () => m.darkTheme(), icon: Moon },
};
