import { fullHex, isDark } from '../../look/colour.ts';

/** What is painted before the app is there, as far as a style sheet may not say it. */
type Page = Pick<Document, 'documentElement' | 'adoptedStyleSheets'>;

/**
 * Gives a frame's page the theme and the background that the panel's script wrote into the frame's name, so that the first
 * paint has them. The whole look comes with the app, which reads the name by its schema (`wear-look.ts`).
 *
 * Built without valibot, like all of the first script.
 *
 * @param name of the window: whatever the page around it gave
 */
export function paintFirst(name: string, page: Page): void {
  const { theme, appearance } = fieldsOf(parsed(name));
  if (theme === 'light' || theme === 'dark') page.documentElement.dataset['theme'] = theme;
  const { background } = fieldsOf(appearance);
  const { light, dark } = fieldsOf(background);
  const single = isHex(background) ? background : undefined;
  const home = single !== undefined && isDark(fullHex(single)) ? 'dark' : 'light';
  const rules = (['light', 'dark'] as const).map((theme) => {
    const colour = single === undefined ? { light, dark }[theme] : theme === home ? single : undefined;
    // One that is not for this theme is not used by the whole look either.
    if (!isHex(colour) || isDark(fullHex(colour)) !== (theme === 'dark')) return '';
    const other = theme === 'dark' ? 'light' : 'dark';
    const rule = `{--page:${colour}}`;
    return `@media (prefers-color-scheme:${theme}){:root:not([data-theme=${other}])${rule}}:root[data-theme=${theme}]${rule}`;
  });
  if (rules.join('') === '') return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media screen and (forced-colors:none){${rules.join('')}}`);
  page.adoptedStyleSheets = [sheet];
}

function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^#([\da-f]{3}){1,2}$/i.test(value);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
