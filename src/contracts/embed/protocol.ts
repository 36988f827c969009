/**
 * The names and numbers of the protocol between a panel's page and the frame. Imports nothing, so that the panel's
 * script, and a page that stands in no frame, stay small.
 */

/** `name` of the `<meta>` that a frame's page has and no other page; its `content` is `embedBoot` as JSON. */
export const BOOT_META = 'drivebay-embed';

/** Stands for an id in the paths that a frame's page names beforehand. No id has capitals. */
export const ID_IN_PATH = 'ID';

/** Version of the handshake. Another one gets no response. */
export const PROTOCOL_VERSION = 1;

/** Both sides pass over whatever comes faster. */
export const MAX_MESSAGES_PER_SECOND = 50;

/** A look as JSON text is longer than this only by mistake, characters. */
export const MAX_LOOK_LENGTH = 2_000;

/** Heights the frame may request, px. */
export const FRAME_HEIGHT = { least: 120, most: 4_000 } as const;
