import * as v from 'valibot';
import { SESSION_CHANNEL, type SessionNews } from '../../contracts/gateway/staff.ts';

const news = v.picklist(['signed-in', 'signed-out'] satisfies SessionNews[]);

/** Sends to the other windows of this browser that someone signed in or out. */
export function broadcastNews(what: SessionNews): void {
  const channel = new BroadcastChannel(SESSION_CHANNEL);
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  channel.postMessage(what);
  channel.close();
}

/** Calls `take` for what other windows send, as long as the page lives. */
export function onNews(take: (what: SessionNews) => void): void {
  new BroadcastChannel(SESSION_CHANNEL).addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const received = v.safeParse(news, data);
    if (received.success) take(received.output);
  });
}
