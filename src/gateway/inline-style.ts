import { inlineSource } from './inline-source.ts';

const LINK = /<link rel="stylesheet"[^>]* href="([^"]+)"[^>]*>/g;

/** A page whose style sheets stand in it. */
export interface StyledPage {
  html: string;
  /** What a Content-Security-Policy must name in `style-src` for them to hold: a hash of each, no other inline style. */
  sources: string[];
}

/**
 * Puts the style sheets that a page links into the page, so that its first paint waits for one response, not for two.
 * A sheet that refers to files beside it, or that would end the element it stands in, stays linked.
 *
 * @param sheetAt the text of the sheet at a path; `undefined` when nothing is there
 */
export function withInlineStyle(html: string, sheetAt: (path: string) => string | undefined): StyledPage {
  const sources: string[] = [];
  const styled = html.replaceAll(LINK, (link, path: string) => {
    const sheet = sheetAt(path);
    if (sheet === undefined || /<\/style|url\(|@import/i.test(sheet)) return link;
    sources.push(inlineSource(sheet));
    // Disabled, a link is not followed. It shows Vite's chunk loader that the sheet is there.
    return `<style>${sheet}</style>${link.replace('<link ', '<link disabled ')}`;
  });
  return { html: styled, sources };
}
