import { expect, test } from 'vitest';
import { createSafeStorage } from '../../session/safe-storage.ts';
import { NoticeWish } from './notice-wish.ts';

/** A browser that answers `answer` when it is asked; `permission` is `null` in a frame. */
function browser(permission: NotificationPermission | null, answer: NotificationPermission = 'granted') {
  const asked = { times: 0 };
  let current = permission;
  const door = {
    permission: () => current,
    ask: () => {
      asked.times += 1;
      current = answer;
      return Promise.resolve(answer);
    },
    show: () => undefined,
    attended: () => true,
  };
  return { door, asked };
}

const storage = () => createSafeStorage(() => undefined);

test('it asks the browser on a press only, and remembers a yes', async () => {
  const { door, asked } = browser('default');
  const kept = storage();
  const wish = new NoticeWish(door, kept);
  let told = 0;
  wish.subscribe(() => (told += 1));
  expect(wish.state()).toBe('off');
  expect(asked.times).toBe(0);
  await wish.press();
  expect(wish.state()).toBe('on');
  expect(told).toBe(1);
  expect(new NoticeWish(door, kept).state()).toBe('on');
});

test('a second press turns it off, and a third on again without asking', async () => {
  const { door, asked } = browser('default');
  const wish = new NoticeWish(door, storage());
  await wish.press();
  await wish.press();
  expect(wish.state()).toBe('off');
  await wish.press();
  expect(wish.state()).toBe('on');
  expect(asked.times).toBe(1);
});

test.each([
  ['denied', 'refused'],
  ['default', 'off'],
] as const)('an answer of "%s" leaves it %s', async (answer, state) => {
  const wish = new NoticeWish(browser('default', answer).door, storage());
  await wish.press();
  expect(wish.state()).toBe(state);
});

test('a permission without a wish is no wish', () => {
  expect(new NoticeWish(browser('granted').door, storage()).state()).toBe('off');
});

test('where there are none it is absent, whatever was kept', () => {
  const kept = storage();
  kept.write('drivebay.tell-when-finished', 'yes');
  expect(new NoticeWish(browser(null).door, kept).state()).toBe('absent');
});
