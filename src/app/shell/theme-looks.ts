import { Monitor, Moon, Sun, type IconNode } from 'lucide';
import type { Theme } from './theme.ts';

/** A theme's name and picture. */
export const THEME_LOOKS: Record<Theme, { label: string; icon: IconNode }> = {
  system: { label: 'System theme', icon: Monitor },
  light: { label: 'Light theme', icon: Sun },
  dark: { label: 'Dark theme', icon: Moon },
};
