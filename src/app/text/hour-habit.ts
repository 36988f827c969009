/**
 * Where people count the hours to twelve, as Unicode's data has it, whatever they read. A few languages say it without a region:
 * "en" alone counts as the United States. By hand: `Intl` would load its data before the first paint to know it.
 */
const TWELVE =
  /^(?!fr-CA)(?:en|ar|bn|el|hi|ko|[a-z]{2,3}-(?:[A-Z][a-z]{3}-)?(?:AE|AG|AL|AR|AS|AU|BB|BD|BH|BM|BN|BO|BS|BT|CA|CL|CO|CR|CU|CY|DJ|DM|DO|DZ|EC|EG|EH|ER|ET|FJ|FM|GD|GH|GM|GR|GT|GU|GY|HK|HN|IN|IQ|JM|JO|KH|KI|KN|KP|KR|KW|KY|LB|LC|LR|LS|LY|MH|MO|MP|MR|MW|MX|MY|NA|NI|NZ|OM|PA|PE|PG|PH|PK|PR|PS|PW|PY|QA|SA|SB|SD|SG|SL|SO|SS|SV|SY|SZ|TC|TD|TN|TO|TT|TW|UM|US|UY|VC|VE|VG|VI|VU|WS|YE|ZM))$/;

let twelve = false;

/**
 * Has times be written as the person is used to. It is the first of the browser's languages that tells where they are: most
 * browsers add "en-US" to any other. Only English has words for the halves of the day; in any other language hours go to 23.
 *
 * @param language that the page speaks
 * @param languages as the browser has them, the most wanted first
 */
export function keepHourHabit(language: string, languages: readonly string[]): void {
  twelve = language.startsWith('en') && TWELVE.test(languages[0] ?? '');
}

/** Whether hours are counted to twelve, `2:03 pm`, or to 23. */
export function countsToTwelve(): boolean {
  return twelve;
}
