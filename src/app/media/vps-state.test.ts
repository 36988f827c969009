import { expect, test } from 'vitest';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { looksOf, powerOf, serverStateOf } from './vps-state.ts';

const vps = (powerState: string | null, serviceStatus: string | null): Vps => ({
  id: 'vps_1',
  name: null,
  primaryIp: null,
  powerState,
  serviceStatus,
  operatingSystem: null,
  resources: null,
});

test.each([
  ['running', 'dot', 'Running'],
  ['stopped', 'ring', 'Stopped'],
  ['starting', 'half', 'Starting'],
  ['stopping', 'half', 'Stopping'],
  ['provisioning', 'dashed', 'Provisioning'],
  ['paused', 'bars', 'Paused'],
  ['error', 'triangle', 'Error'],
  ['unknown', null, 'Unknown'],
  ['rebooting', null, 'rebooting'],
  ['run\u202Ening', null, String.raw`run\u{202E}ning`],
])('power %s: %s, %s', (state, shape, word) => {
  expect(powerOf(state)).toMatchObject({ shape, word });
});

test.each([null, '', '  '])('power %j was not reported', (state) => {
  expect(powerOf(state)).toBeNull();
});

test.each([
  ['running', 'active', []],
  ['stopped', null, []],
  ['paused', ' ', []],
  ['error', 'active', ['HostUp reports an error']],
  ['stopped', 'suspended', ['Service suspended']],
  ['provisioning', 'pending', ['Service pending']],
  ['error', 'suspended', ['HostUp reports an error', 'Service suspended']],
  ['running', 'on hold', ['Service on hold']],
])('%s and %s: %j', (power, service, words) => {
  expect(looksOf(vps(power, service)).map((look) => look.words)).toEqual(words);
});

test.each([
  ['running', 'active', 'usual'],
  [null, null, 'usual'],
  ['stopped', 'active', 'stopped'],
  ['provisioning', 'pending', 'usual'],
  ['stopped', 'suspended', 'troubled'],
  ['running', 'expired', 'troubled'],
  ['stopped', 'fraud', 'troubled'],
  ['stopped', 'on hold', 'troubled'],
  ['error', null, 'troubled'],
])('%s and %s: the next start is that of a server that is %s', (powerState, serviceStatus, state) => {
  expect(serverStateOf({ powerState, serviceStatus })).toBe(state);
});
