import { Bell, BellRing } from 'lucide';
import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/button.tsx';
import { noticeWish } from './notice-wish.ts';
import * as m from '../messages/notify.en.ts';

/** Turns desktop notices on and off. Renders nothing where the browser has none. */
export function NoticeToggle() {
  const state = useSyncExternalStore(noticeWish.subscribe, noticeWish.state);
  if (state === 'absent') return null;
  return (
    <Button
      variant="ghost"
      icon={state === 'on' ? BellRing : Bell}
      pressed={state === 'on'}
      blocked={state === 'refused' ? m.notifyBlocked() : undefined}
      short
      onPress={() => void noticeWish.press()}
    >
      {m.notify()}
    </Button>
  );
}

/** As large as the toggle, before the app is there. */
export function NoticeToggleToCome() {
  return (
    <span aria-hidden inert className="invisible inline-flex">
      <Button variant="ghost" icon={Bell} short onPress={() => {}}>
        {m.notify()}
      </Button>
    </span>
  );
}
