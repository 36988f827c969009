/**
 * Where people who read English count the hours to twelve, as Unicode's data has it; "en" alone counts as the United States.
 * By hand: `Intl` would load its data before the first paint to know it.
 */
const TWELVE =
  /^en(?:-(?:Latn-)?(?:AG|AS|AU|BB|BM|BS|CA|CY|DM|ER|ET|FJ|FM|GD|GH|GM|GU|GY|HK|IN|JM|JO|KE|KI|KN|KY|LC|LR|LS|MH|MO|MP|MS|MW|MY|NA|NZ|PG|PH|PK|PR|PW|SB|SD|SG|SL|SS|TC|TO|TT|UG|US|VC|VG|VI|VU|WS|ZM))?$/;

let twelve = false;

/**
 * Has times be written as the person is used to.
 *
 * @param language that the page speaks
 * @param languages as the browser has them; the first in the page's language counts
 */
export function keepHourHabit(language: string, languages: readonly string[]): void {
  const own = languages.find((tag) => tag.split('-')[0] === language.split('-')[0]);
  twelve = own !== undefined && TWELVE.test(own);
}

/** Whether hours are counted to twelve, `2:03 pm`, or to 23. */
export function countsToTwelve(): boolean {
  return twelve;
}
