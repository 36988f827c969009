import { describe, expect, test } from 'vitest';
import { downloadGate, gateOf, isSameGate, mountGateOf, uploadGate, type Gate } from './gate.ts';
import { CLOUD_INIT, drive, EMPTY, media, slot, type MediaParts } from './iso-media.fixture.ts';

const NOT_REPORTED = 'HostUp did not report whether you may mount an ISO, so it is treated as not allowed.';

const UPLOAD_NOT_REPORTED = NOT_REPORTED.replace('mount', 'upload');

const NO_REASON = 'HostUp gave no reason. Send HostUp support this server’s ID.';

function blocked(reason: string, code: string | null = null): Gate {
  return { open: false, reason, code };
}

// prettier-ignore
const rows: [about: string, sent: unknown, gate: Gate][] = [
  ['allowed', { allowed: true, reason: null }, { open: true }],
  ['allowed, blank reason', { allowed: true, reason: ' ', code: '' }, { open: true }],
  ['allowed, with a reason', { allowed: true, reason: 'Slow today' }, { open: true, note: 'HostUp allows it and adds: Slow today' }],
  ['allowed, with a code', { allowed: true, reason: null, code: 'beta' }, { open: true, note: 'HostUp allows it and adds: code beta' }],
  ['allowed, with both', { allowed: true, reason: 'Slow', code: 'beta' }, { open: true, note: 'HostUp allows it and adds: Slow, code beta' }],
  ['the reason as given', { allowed: false, reason: 'Order pending.', code: 'pending_order' }, blocked('Order pending.', 'pending_order')],
  ['no reason, known code', { allowed: false, reason: null, code: 'pending_order' }, blocked('An order for this VPS is still pending.', 'pending_order')],
  ['no reason, unknown code', { allowed: false, reason: null, code: 'frozen' }, blocked(NO_REASON, 'frozen')],
  ['no reason, code of the prototype', { allowed: false, reason: null, code: 'constructor' }, blocked(NO_REASON, 'constructor')],
  ['reason, no code', { allowed: false, reason: 'No.' }, blocked('No.')],
  ['neither', { allowed: false, reason: null, code: null }, blocked(NO_REASON)],
  ['reason and code of the wrong type', { allowed: false, reason: 7, code: {} }, blocked(NO_REASON)],
  ['hidden characters', { allowed: false, reason: 'a\u202Eb' }, blocked('a\\u{202E}b')],
  ['missing', undefined, blocked(NOT_REPORTED)],
  ['null', null, blocked(NOT_REPORTED)],
  ['a word', 'yes', blocked(NOT_REPORTED)],
  ['allowed is a word', { allowed: 'true', reason: null }, blocked(NOT_REPORTED)],
  ['allowed is missing', { reason: 'No.', code: 'x' }, blocked(NOT_REPORTED)],
];

describe('an action gate', () => {
  test.each(rows)('%s', (_, canMount, gate) => {
    expect(gateOf(media({ actions: { canMount } }).actions.canMount, 'mount')).toEqual(gate);
  });

  test.each([undefined, null, 7, []])('is blocked when actions are %j', (actions) => {
    const { canMount, canUpload } = media({ actions }).actions;
    expect([gateOf(canMount, 'mount').open, gateOf(canUpload, 'upload').open]).toEqual([false, false]);
  });
});

const IN_USE = slot('ide2', true);
const FULL: MediaParts = { mounted: [drive('ide2')], availableDevices: [IN_USE] };
const NO_SLOT = 'Allowed, but HostUp reports no empty drive now.';
const UNMOUNT = `${NO_SLOT} To mount another, unmount an ISO first.`;

// prettier-ignore
const mounts: [about: string, sent: MediaParts, gate: Gate][] = [
  ['a free slot', {}, { open: true }],
  ['all in use', FULL, { open: true, note: UNMOUNT, isFull: true }],
  ['all in use by cloud-init', { mounted: [drive('ide2', CLOUD_INIT)], availableDevices: [IN_USE] }, { open: true, note: NO_SLOT, isFull: true }],
  ['no slots', { availableDevices: [] }, { open: true, note: NO_SLOT, isFull: true }],
  ['no slots, an empty drive', { mounted: [drive('ide2', EMPTY)], availableDevices: [] }, { open: true }],
  ['a slot that could not be read', { ...FULL, availableDevices: [IN_USE, null] }, { open: true }],
  ['a slot without its use', { ...FULL, availableDevices: [IN_USE, slot('ide3', 'no')] }, { open: true }],
  ['all in use, HostUp adds a reason', { ...FULL, actions: { canMount: { allowed: true, reason: 'Slow' } } }, { open: true, note: `${UNMOUNT} HostUp allows it and adds: Slow`, isFull: true }],
  ['all in use by an image that is not mounted', { mounted: [drive('ide2', { mounted: false })], availableDevices: [IN_USE] }, { open: true }],
  ['not reported, no slots', { availableDevices: [], actions: {} }, blocked(NOT_REPORTED)],
  ['not allowed, no slots', { availableDevices: [], actions: { canMount: { allowed: false, reason: 'No.' } } }, blocked('No.')],
];

test.each(mounts)('the mount gate and the slots: %s', (_, sent, gate) => {
  expect(mountGateOf(media(sent))).toEqual(gate);
});

describe('uploads and downloads', () => {
  test.each([
    ['allowed', { allowed: true, reason: null }, { open: true }],
    ['not allowed', { allowed: false, reason: 'No.' }, blocked('No.')],
    ['not reported', null, blocked(UPLOAD_NOT_REPORTED)],
  ])('%s', (_, canUpload, gate) => {
    const { actions } = media({ actions: { canMount: { allowed: true }, canUpload } });
    expect([uploadGate(actions), downloadGate(actions)]).toEqual([gate, gate]);
  });
});

test.each<[about: string, one: Gate, other: Gate, isSame: boolean]>([
  ['the same reason', blocked('No.', 'x'), blocked('No.', 'x'), true],
  ['another reason', blocked('No.', 'x'), blocked('Never.', 'x'), false],
  ['another code', blocked('No.', 'x'), blocked('No.', 'y'), false],
  ['only the first is blocked', blocked('No.'), { open: true }, false],
  ['only the second is blocked', { open: true }, blocked('No.'), false],
  ['both are allowed', { open: true }, { open: true }, false],
])('one reason for two actions stands once: %s', (_, one, other, isSame) => {
  expect(isSameGate(one, other)).toBe(isSame);
});
