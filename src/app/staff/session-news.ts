import * as v from 'valibot';
import { SESSION_CHANNEL, type SessionNews } from '../../contracts/gateway/staff.ts';

const news = v.picklist(['signed-in', 'signed-out'] satisfies SessionNews[]);

/** Tells the other windows of this browser that someone signed in or out. */
export function tellWindows(what: SessionNews): void {
  const channel = new BroadcastChannel(SESSION_CHANNEL);
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  channel.postMessage(what);
  channel.close();
}

/** Calls `hear` for what other windows tell, as long as the page lives. */
export function onNews(hear: (what: SessionNews) => void): void {
  new BroadcastChannel(SESSION_CHANNEL).addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const heard = v.safeParse(news, data);
    if (heard.success) hear(heard.output);
  });
}
