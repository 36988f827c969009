import { Monitor, Moon, Sun, type IconNode } from 'lucide';
import { useSyncExternalStore } from 'react';
import { THEMES, themeChoice, type Theme } from './theme.ts';
import { Icon } from '../ui/icon.tsx';

const LOOKS: Record<Theme, { label: string; icon: IconNode }> = {
  system: { label: 'System theme', icon: Monitor },
  light: { label: 'Light theme', icon: Sun },
  dark: { label: 'Dark theme', icon: Moon },
};

/** Three radio buttons drawn as icons: as the system, light, dark. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(themeChoice.subscribe, themeChoice.current);
  return (
    <fieldset className="flex rounded-md border border-line p-0.5">
      <legend className="sr-only">Theme</legend>
      {THEMES.map((each) => {
        const { label, icon } = LOOKS[each];
        return (
          <label
            key={each}
            title={label}
            className="relative inline-flex size-6 items-center justify-center rounded-sm text-muted hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:border"
          >
            <input
              type="radio"
              name="theme"
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              aria-label={label}
              checked={theme === each}
              onChange={() => themeChoice.choose(each)}
            />
            <Icon of={icon} className="size-3.5" />
          </label>
        );
      })}
    </fieldset>
  );
}
