import { Bell, BellRing } from 'lucide';
import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/button.tsx';
import { noticeWish } from './notice-wish.ts';

const WORDS = 'Notify me when a download finishes';

/** Turns desktop notices on and off. Renders nothing where the browser has none. */
export function NoticeToggle() {
  const state = useSyncExternalStore(noticeWish.subscribe, noticeWish.state);
  if (state === 'absent') return null;
  return (
    <Button
      variant="ghost"
      icon={state === 'on' ? BellRing : Bell}
      pressed={state === 'on'}
      blocked={
        state === 'refused'
          ? 'This browser blocks notifications from this page. Allow them in its settings for this site.'
          : undefined
      }
      short
      onPress={() => void noticeWish.press()}
    >
      {WORDS}
    </Button>
  );
}

/** As large as the toggle, before the app is there. */
export function NoticeToggleToCome() {
  return (
    <span aria-hidden inert className="invisible inline-flex">
      <Button variant="ghost" icon={Bell} short onPress={() => {}}>
        {WORDS}
      </Button>
    </span>
  );
}
