import { LANGUAGE_NAMES, localeFor, LOCALES } from '../../contracts/locales.ts';
import { chooseLocale } from '../locale/language.ts';
import { useLanguage } from '../locale/use-language.ts';
import { SelectField } from '../ui/select-field.tsx';
import * as m from './messages/language.en.ts';

const NAMES = LOCALES.map((locale) => ({
  value: locale,
  label: LANGUAGE_NAMES[locale] ?? locale,
  lang: locale,
}));

/** The languages where there is no header to hold their menu. The open list is the browser's own: it fits into no frame. */
export function LanguageSelect() {
  return (
    <div className="text-xs print:hidden">
      <SelectField
        label={m.language()}
        value={useLanguage()}
        options={NAMES}
        onChange={(next) => void chooseLocale(localeFor([next]))}
      />
    </div>
  );
}
