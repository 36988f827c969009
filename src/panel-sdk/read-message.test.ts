import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { frameMessage, hello } from '../contracts/embed/messages.ts';
import { readFrameMessage, readHello } from './read-message.ts';

const N = 'A'.repeat(22);

test.each([
  { t: 'needToken', reason: 'expiring' },
  { t: 'resize', height: 120 },
  { t: 'navigate', view: 'isos' },
  { t: 'status', level: 'stale' },
  { t: 'tokenProblem', code: 'token_invalid', claim: 'aud', detail: 'The token is invalid.' },
  { t: 'escape' },
  { t: 'problem', code: 'part_lost' },
  { t: 'appearanceProblem', code: 'appearance_corrected', detail: 'appearance.text: …' },
])('the frame may send %j', (message) => expect(readFrameMessage(message)).toEqual(message));

/** Messages, and what looks like one. */
const like = fc.record(
  {
    t: fc.constantFrom(
      'iso:hello',
      'needToken',
      'resize',
      'navigate',
      'status',
      'escape',
      'problem',
      'tokenProblem',
      'appearanceProblem',
      'token',
      '',
      null,
    ),
    v: fc.constantFrom(1, 2, '1', undefined),
    n: fc.oneof(fc.constant(N), fc.stringMatching(/^[\w-]{20,24}$/), fc.anything()),
    reason: fc.oneof(fc.constantFrom('expiring', 'rejected', 'bored'), fc.anything()),
    height: fc.oneof(fc.integer({ min: 100, max: 4_100 }), fc.double(), fc.anything()),
    view: fc.oneof(fc.constantFrom('vps', 'isos', 'iso', 'support'), fc.anything()),
    level: fc.oneof(fc.constantFrom('ok', 'stale', 'error', 'bad'), fc.anything()),
    code: fc.oneof(
      fc.constantFrom('token_invalid', 'part_lost', 'appearance_invalid', 'Token', 'x'.repeat(41)),
      fc.anything(),
    ),
    claim: fc.oneof(fc.constantFrom(null, 'aud', 'x'.repeat(101), '\n'), fc.anything()),
    detail: fc.oneof(fc.string(), fc.constantFrom('x'.repeat(500), 'x'.repeat(501)), fc.anything()),
    more: fc.anything(),
  },
  { requiredKeys: ['t'] },
);

test('whatever comes, it is read as the schemas of the contract read it, and never throws', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true });
  fc.assert(
    fc.property(fc.oneof({ weight: 3, arbitrary: like }, anything), (data) => {
      const greeting = v.safeParse(hello, data);
      expect(readHello(data)).toEqual(greeting.success ? greeting.output.n : undefined);
      const parsed = v.safeParse(frameMessage, data);
      expect(readFrameMessage(data)).toEqual(parsed.success ? parsed.output : undefined);
    }),
    { numRuns: 3_000 },
  );
});
