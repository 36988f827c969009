import { expect, test } from 'vitest';
import { messageQuota } from './message-quota.ts';

test('fifty messages of a second are read, whatever comes', () => {
  let ms = 0;
  const inTime = messageQuota(() => ms);
  const readOf = (count: number) => Array.from({ length: count }, inTime).filter(Boolean).length;
  expect(readOf(10_000)).toBe(50);
  ms = 999;
  expect(readOf(10)).toBe(0);
  ms = 1_000;
  expect(readOf(60)).toBe(50);
});
