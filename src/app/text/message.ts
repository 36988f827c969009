/**
 * A message in ICU MessageFormat, such as `{count, plural, one {# ISO} other {# ISOs}}`. Only a file such as
 * `messages/rows.en.ts` calls it. The build turns the text into a function that returns it in the page's language (src/build/messages.ts).
 *
 * Arguments: `{name}` is text, `{name, number}` and `{name, plural, …}` are numbers, `{name, select, …}` is one of its cases.
 *
 * @throws where the build's plugin is missing
 */
export function message<const Icu extends string>(icu: Icu): Message<Icu> {
  throw new Error(`Not compiled: “${icu}”. Only a file messages/….en.ts may call message().`);
}

/** A message as the screen uses it: called with its values each time it is shown, since the language may change. */
export type Message<Icu extends string> = keyof Values<Icu> extends never
  ? () => string
  : (values: Values<Icu>) => string;

/** A language's texts for one English file: all of them, in ICU MessageFormat with the same arguments. */
export type Translation<English> = { readonly [Name in keyof English]: string };

/** The arguments of an ICU text with their types. */
export type Values<Icu extends string> = { [Found in InText<Icu, [], never> as Found[0]]: Found[1] };

// The three places of ICU MessageFormat. `Open` holds the plurals and selects around the place, the innermost first;
// `Found` is a union of [name, type].

type Argument = readonly [name: string, type: unknown];

/** In text, up to the next brace. */
type InText<
  Icu extends string,
  Open extends readonly string[],
  Found,
> = Icu extends `${infer Text}{${infer Rest}`
  ? Text extends `${string}}${infer After}`
    ? InCases<`${After}{${Rest}`, Open, Found>
    : InArgument<Rest, Open, Found>
  : Icu extends `${string}}${infer After}`
    ? InCases<After, Open, Found>
    : Extract<Found, Argument>;

/** After an opening brace: the argument's name and kind. */
type InArgument<Icu extends string, Open extends readonly string[], Found> =
  NameBefore<Icu, ', plural,'> extends [infer Name extends string, infer Rest extends string]
    ? InCases<Rest, ['', ...Open], Found | [Name, number]>
    : NameBefore<Icu, ', select,'> extends [infer Name extends string, infer Rest extends string]
      ? InCases<Rest, [Name, ...Open], Found>
      : NameBefore<Icu, ', number}'> extends [infer Name extends string, infer Rest extends string]
        ? InText<Rest, Open, Found | [Name, number]>
        : Icu extends `${infer Name}}${infer Rest}`
          ? InText<Rest, Open, Found | [Name, string]>
          : never;

/** Between the cases of a plural or select: a case's key, or the end. */
type InCases<
  Icu extends string,
  Open extends readonly string[],
  Found,
> = Icu extends `${infer Key}{${infer Rest}`
  ? Key extends `${string}}${infer After}`
    ? InText<`${After}{${Rest}`, Tail<Open>, Found>
    : InText<Rest, Open, Open[0] extends '' ? Found : Found | [Open[0], Trimmed<Key>]>
  : Icu extends `${string}}${infer After}`
    ? InText<After, Tail<Open>, Found>
    : Extract<Found, Argument>;

type NameBefore<Icu extends string, Kind extends string> = Icu extends `${infer Name}${Kind}${infer Rest}`
  ? Name extends `${string}${'{' | '}' | ','}${string}`
    ? null
    : [Name, Rest]
  : null;

type Tail<List extends readonly string[]> = List extends readonly [string, ...infer Rest extends string[]]
  ? Rest
  : [];

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` | `\n${infer Rest}`
  ? Trimmed<Rest>
  : Text;
