import { Bell, BellRing } from 'lucide';
import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/button.tsx';
import { noticeWish } from './notice-wish.ts';

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
      onPress={() => void noticeWish.press()}
    >
      Notify me when a download finishes
    </Button>
  );
}
