import { useSyncExternalStore } from 'react';
import { THEMES, themeChoice } from './theme.ts';
import { THEME_LOOKS } from './theme-looks.ts';
import { Icon } from '../ui/icon.tsx';
import * as m from './messages/shell.en.ts';

/** Three radio buttons drawn as icons: as the system, light, dark. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(themeChoice.subscribe, themeChoice.current);
  return (
    <fieldset className="flex rounded-control border border-line p-0.5">
      <legend className="sr-only">{m.theme()}</legend>
      {THEMES.map((each) => {
        const { label, icon } = THEME_LOOKS[each];
        return (
          <label
            key={each}
            data-tip={label()}
            className="relative inline-flex size-6 items-center justify-center rounded-sm text-muted hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:border"
          >
            <input
              type="radio"
              name="theme"
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              aria-label={label()}
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
