/** One colour as `#rrggbb`, or one for each theme. */
export type Colour = string | { light?: string; dark?: string };

/**
 * How the frame looks. Each field that is given takes the place of the one in the gateway's file. One that is wrong is reported
 * to `onError`, with `severity: 'warning'`, and not used; so is a colour with which text would have less contrast than
 * 4.5:1, which is corrected.
 */
export interface Appearance {
  /** Links, main buttons, progress, focus. One colour is made to fit both themes. */
  accent?: Colour;
  /**
   * Of the page. One colour of `background`, `surface` and `text` is for one theme: the one that the background is light or
   * dark enough for.
   */
  background?: Colour;
  /** Of the cards. */
  surface?: Colour;
  text?: Colour;
  /** Of the corners of cards, 0 to 24 px. */
  radius?: number;
  /** One of these, or the https URL of a .woff2 or .woff file at an origin that the gateway's file allows. */
  fontFamily?: 'system' | 'humanist' | 'geometric' | 'rounded' | 'serif' | 'mono' | (string & {});
  density?: 'comfortable' | 'compact';
}
