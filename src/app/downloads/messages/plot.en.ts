import { message } from '../../text/message.ts';

// Bytes over time of one download. `{time}` is a duration, `{from}`, `{to}` and `{bytes}` are amounts such as “652 MB”.
export const beginsLater = message('The plot begins with the second reading.');
export const createdAgo = message('0 B, created {time} ago');
export const firstSeenAgo = message('0 B, first seen {time} ago');
export const now = message('now');
export const unknown = message('unknown');

// The same for those who do not see it.
export const noCount = message('No byte count yet.');
export const noCountSilent = message('No byte count yet; no data for {silent}.');
export const restarted = message('Restarted {time} ago, after {bytes}.');
export const stayed = message('At {bytes} for the last {time}, as seen in this tab.');
export const stayedSilent = message(
  'At {bytes} for the last {time}, as seen in this tab; no data for {silent}.',
);
export const moved = message('From {from} to {to} in the last {time}, as seen in this tab.');
export const movedSilent = message(
  'From {from} to {to} in the last {time}, as seen in this tab; no data for {silent}.',
);
