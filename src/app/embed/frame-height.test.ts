import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameMessage } from '../../contracts/embed/messages.ts';
import * as v from 'valibot';
import { FrameHeight } from './frame-height.ts';

test('reports a height once, and not again for a difference below 2 px', () => {
  const heights = new FrameHeight();
  expect(heights.next(400.2, 300, 0)).toBe(401);
  expect(heights.next(401.9, 300, 16)).toBeUndefined();
  expect(heights.next(403, 300, 32)).toBe(403);
  expect(heights.next(300, 300, 48)).toBe(300);
});

test('a panel that makes the frame taller at each message is followed ten times', () => {
  const heights = new FrameHeight();
  let height = 200;
  let sent = 0;
  for (let frame = 0; frame < 1_000; frame += 1) {
    const next = heights.next(height, 300, frame * 16);
    if (next === undefined) continue;
    sent += 1;
    height = next + 20;
  }
  expect(sent).toBe(10);
  expect(heights.next(150, 300, 20_000)).toBe(150);
  expect(heights.next(5_000, 300, 20_016)).toBeUndefined();
  expect(heights.next(900, 280, 20_032)).toBe(900);
});

test('slow growth never stops', () => {
  const heights = new FrameHeight();
  for (let n = 0; n < 100; n += 1) expect(heights.next(200 + n * 10, 300, n * 200)).toBe(200 + n * 10);
});

test('whatever is measured, what is sent is a message that the contract allows', () => {
  const measured = fc.array(fc.tuple(fc.double({ noNaN: true, min: 0 }), fc.nat(2_000)));
  const allowed = fc.property(measured, (sizes) => {
    const heights = new FrameHeight();
    return sizes
      .map(([height, width], n) => heights.next(height, width, n * 16))
      .every((height) => height === undefined || v.is(frameMessage, { t: 'resize', height }));
  });
  expect(fc.check(allowed)).toMatchObject({ failed: false });
});
