import { inlineSource } from './inline-source.ts';

/**
 * Style of the note on what a page needs (src/build/start-note.ts); it stands in the page, for a frame of opaque origin
 * loads no style sheet. Without script: an animation shows the note after 3 s. Sticky, so that it is in view below a page
 * shell too.
 */
export const START_NOTE_STYLE =
  '#start-note{position:sticky;bottom:0;margin:0;padding:1rem;background:Canvas;color:CanvasText;font:1rem/1.5 system-ui,sans-serif;animation:start-note 3s}' +
  '@keyframes start-note{from,to{visibility:hidden}}';

/** What a Content-Security-Policy must name in `style-src` for the note's style to hold. */
export const START_NOTE_SOURCE = inlineSource(START_NOTE_STYLE);
