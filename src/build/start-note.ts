import type { Plugin } from 'vite';
import { withStartNote } from '../gateway/start-note.ts';

/** Vite plugin: puts the note on what the page needs into `index.html`, as the last of all, so that its hash holds. */
export function startNote(): Plugin {
  return {
    name: 'drivebay:start-note',
    transformIndexHtml: { order: 'post', handler: withStartNote },
  };
}
