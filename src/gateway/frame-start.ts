/** Name of the build's file that holds the first script of a frame's page. */
export const FRAME_START = 'frame-start.js';
