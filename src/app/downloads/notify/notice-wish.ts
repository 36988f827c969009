import { safeStorage, type SafeStorage } from '../../session/safe-storage.ts';
import type { DesktopNotice } from './desktop-notice.ts';

/** What a browser can do about desktop notices. */
export interface NoticeDoor {
  /** What it allows this page; `null` where there are none: in a frame, on plain HTTP, in some browsers. */
  permission: () => NotificationPermission | null;
  ask: () => Promise<unknown>;
  show: (notice: DesktopNotice) => void;
  /** Whether the page is in view and has the focus. */
  attended: () => boolean;
}

/** `absent`: not to be had here. `refused`: the browser was told to refuse them. */
export type NoticeState = 'absent' | 'refused' | 'off' | 'on';

const KEY = 'drivebay.tell-when-finished';

/** Whether the person wants to be told outside the page; kept between visits. Asks the browser on a press only. */
export class NoticeWish {
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly door: NoticeDoor,
    private readonly storage: SafeStorage = safeStorage,
  ) {}

  readonly state = (): NoticeState => {
    const permission = this.door.permission();
    if (permission === null) return 'absent';
    if (permission === 'denied') return 'refused';
    return permission === 'granted' && this.storage.read(KEY) === 'yes' ? 'on' : 'off';
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Turns the wish on or off. A permission that is not given leaves it off. */
  async press(): Promise<void> {
    const on = this.state() === 'on';
    if (!on && this.door.permission() === 'default') await this.door.ask();
    this.storage.write(KEY, !on && this.door.permission() === 'granted' ? 'yes' : 'no');
    for (const listener of this.#listeners) listener();
  }
}

/** As the browser last said: asking it takes a message to another process, which every poll would pay for. */
let permission: NotificationPermission | undefined;

function readPermission(): NotificationPermission {
  if (permission === undefined) {
    permission = Notification.permission;
    // A person changes it outside the page, and then comes back.
    window.addEventListener('focus', () => (permission = undefined), { once: true });
  }
  return permission;
}

const browserDoor: NoticeDoor = {
  permission: () =>
    typeof Notification === 'undefined' || window.parent !== window ? null : readPermission(),
  async ask() {
    permission = await Notification.requestPermission();
  },
  show({ text, tag }) {
    try {
      const shown = new Notification(text, { tag });
      shown.addEventListener('click', () => {
        window.focus();
        shown.close();
      });
    } catch {
      // Browsers on phones have the name, and refuse the call outside a service worker.
    }
  },
  attended: () => document.visibilityState === 'visible' && document.hasFocus(),
};

export const noticeWish = new NoticeWish(browserDoor);
