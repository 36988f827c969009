import { safeStorage, type SafeStorage } from '../../session/safe-storage.ts';
import type { DesktopNotice } from './desktop-notice.ts';

/** What a browser can do about desktop notices. */
export interface NoticeBrowser {
  /** What it allows this page; `null` where notifications are not available: in a frame, on plain HTTP, in some browsers. */
  permission: () => NotificationPermission | null;
  /** Has the browser show its permission prompt. */
  request: () => Promise<unknown>;
  show: (notice: DesktopNotice) => void;
  /** Whether the page is in view and has the focus. */
  attended: () => boolean;
}

/** `absent`: not available here. `refused`: the browser blocks them. */
export type NoticeState = 'absent' | 'refused' | 'off' | 'on';

const KEY = 'drivebay.tell-when-finished';

/** Whether the person wants desktop notices; kept between visits. Requests the permission on a press only. */
export class NoticeWish {
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly browser: NoticeBrowser,
    private readonly storage: SafeStorage = safeStorage,
  ) {}

  readonly state = (): NoticeState => {
    const permission = this.browser.permission();
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
    if (!on && this.browser.permission() === 'default') await this.browser.request();
    this.storage.write(KEY, !on && this.browser.permission() === 'granted' ? 'yes' : 'no');
    this.changed();
  }

  /** Has what shows the state look again: the browser's permission may have changed. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Cached: reading it takes a message to another process, which every poll would pay for. */
let permission: NotificationPermission | undefined;

function readPermission(): NotificationPermission {
  if (permission === undefined) {
    permission = Notification.permission;
    // A person changes it outside the page, and then comes back.
    window.addEventListener('focus', forgetPermission, { once: true });
  }
  return permission;
}

function forgetPermission(): void {
  permission = undefined;
  noticeWish.changed();
}

const thisBrowser: NoticeBrowser = {
  permission: () =>
    typeof Notification === 'undefined' || window.parent !== window ? null : readPermission(),
  async request() {
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
      // Browsers on phones have the constructor, and throw outside a service worker.
    }
  },
  attended: () => document.visibilityState === 'visible' && document.hasFocus(),
};

export const noticeWish = new NoticeWish(thisBrowser);
