import { Check } from 'lucide';
import { DropdownMenu } from 'radix-ui';
import { LANGUAGE_NAMES, localeFor, LOCALES } from '../../contracts/locales.ts';
import { chooseLocale } from '../locale/language.ts';
import { useLanguage } from '../locale/use-language.ts';
import { Icon } from '../ui/icon.tsx';
import { MENU_ITEM } from './menu-item.ts';
import * as m from './messages/language.en.ts';

/** The languages in a menu, each in its own words; the page's own is checked. */
export function LanguageItems() {
  const language = useLanguage();
  return (
    <DropdownMenu.RadioGroup
      aria-label={m.language()}
      value={language}
      onValueChange={(next) => void chooseLocale(localeFor([next]))}
    >
      {LOCALES.map((locale) => (
        <DropdownMenu.RadioItem key={locale} value={locale} className={MENU_ITEM}>
          <span lang={locale} translate="no" className="grow">
            {LANGUAGE_NAMES[locale]}
          </span>
          <DropdownMenu.ItemIndicator>
            <Icon of={Check} className="size-4" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
