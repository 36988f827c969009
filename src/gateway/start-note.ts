import { inlineSource } from './inline-source.ts';

/**
 * Style of the note; it stands in the page, for a frame of opaque origin loads no style sheet. Without script: an
 * animation shows the note after 3 s. Sticky, so that it is in view below a page shell too.
 */
const STYLE =
  '#start-note{position:sticky;bottom:0;margin:0;padding:1rem;background:Canvas;color:CanvasText;font:1rem/1.5 system-ui,sans-serif;animation:start-note 3s}' +
  '@keyframes start-note{from,to{visibility:hidden}}';

/** What a Content-Security-Policy must name in `style-src` for the note's style to hold. */
export const START_NOTE_SOURCE = inlineSource(STYLE);

// Each text is alone in its element: a browser's page translation replaces texts, and React later removes what it knows.
const FRAME =
  '<span>In a control panel, a frame with a </span><code>sandbox</code><span> needs </span><code>allow-scripts allow-same-origin</code><span>.</span>';
const NOTE = `<span>Drivebay has not started yet. It needs JavaScript: allow it for this page, then reload. </span>${FRAME}<span> On a slow network, wait a little longer, or </span><a href="">reload</a><span>.</span>`;
const NO_SCRIPT = `<span>Drivebay shows live data and needs JavaScript. </span>${FRAME}`;

const ROOT = '<div id="root">';

/**
 * The page with the note that shows while no script has run: at once where scripts are not allowed, after 3 s where one was
 * blocked or did not come. The app takes the place of the second as it starts.
 *
 * @throws when the page has no root element, or no head
 */
export function withStartNote(html: string): string {
  if (!html.includes(ROOT) || !html.includes('</head>'))
    throw new Error(`The page has no ${ROOT} or no </head> for the note on what it needs.`);
  return html
    .replace('</head>', () => `<style>${STYLE}</style></head>`)
    .replace(ROOT, () => `<noscript>${NO_SCRIPT}</noscript>${ROOT}<p id="start-note">${NOTE}</p>`);
}
