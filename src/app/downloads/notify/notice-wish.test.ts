import { afterEach, expect, test, vi } from 'vitest';
import { createSafeStorage } from '../../session/safe-storage.ts';
import { NoticeWish, noticeWish } from './notice-wish.ts';

/** A browser that responds `choice` to a request; `permission` is `null` in a frame. */
function browser(permission: NotificationPermission | null, choice: NotificationPermission = 'granted') {
  const requests = { times: 0 };
  let current = permission;
  const api = {
    permission: () => current,
    request: () => {
      requests.times += 1;
      current = choice;
      return Promise.resolve(choice);
    },
    show: () => undefined,
    attended: () => true,
  };
  return { api, requests };
}

const storage = () => createSafeStorage(() => undefined);

test('it requests the permission on a press only, and remembers a yes', async () => {
  const { api, requests } = browser('default');
  const kept = storage();
  const wish = new NoticeWish(api, kept);
  let notified = 0;
  wish.subscribe(() => (notified += 1));
  expect(wish.state()).toBe('off');
  expect(requests.times).toBe(0);
  await wish.press();
  expect(wish.state()).toBe('on');
  expect(notified).toBe(1);
  expect(new NoticeWish(api, kept).state()).toBe('on');
});

test('a second press turns it off, and a third on again without a request', async () => {
  const { api, requests } = browser('default');
  const wish = new NoticeWish(api, storage());
  await wish.press();
  await wish.press();
  expect(wish.state()).toBe('off');
  await wish.press();
  expect(wish.state()).toBe('on');
  expect(requests.times).toBe(1);
});

test.each([
  ['denied', 'refused'],
  ['default', 'off'],
] as const)('a choice of "%s" leaves it %s', async (choice, state) => {
  const wish = new NoticeWish(browser('default', choice).api, storage());
  await wish.press();
  expect(wish.state()).toBe(state);
});

test('a permission without a wish is no wish', () => {
  expect(new NoticeWish(browser('granted').api, storage()).state()).toBe('off');
});

test('where notifications are not available it is absent, whatever was kept', () => {
  const kept = storage();
  kept.write('drivebay.tell-when-finished', 'yes');
  expect(new NoticeWish(browser(null).api, kept).state()).toBe('absent');
});

afterEach(() => vi.unstubAllGlobals());

test('a permission that a person gives outside the page shows once they come back', () => {
  const window = Object.assign(new EventTarget(), { parent: {} });
  window.parent = window;
  vi.stubGlobal('window', window);
  vi.stubGlobal('Notification', { permission: 'denied' });
  const shown: string[] = [];
  noticeWish.subscribe(() => shown.push(noticeWish.state()));
  expect(noticeWish.state()).toBe('refused');
  vi.stubGlobal('Notification', { permission: 'default' });
  window.dispatchEvent(new Event('focus'));
  vi.stubGlobal('Notification', { permission: 'denied' });
  window.dispatchEvent(new Event('focus'));
  expect(shown).toEqual(['off', 'refused']);
});
