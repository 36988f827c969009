import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { actionApi, ACTIONS, EVERY_VPS, isActionAllowed } from './actions.ts';
import { downloadBody, mountBody, unmountBody } from './action-bodies.ts';

const url = 'https://example.com/downloads/ubuntu-24.04-live-server-amd64.iso';
const filename = 'ubuntu-24.04-live-server-amd64.iso';

test.each([
  ['another scheme', { url: 'ftp://example.com/a.iso' }],
  ['no scheme', { url: 'example.com/a.iso' }],
  ['a script', { url: 'javascript:alert(1)//http://' }],
  ['credentials', { url: 'https://user:secret@example.com/a.iso' }],
  ['a user name', { url: 'https://user@example.com/a.iso' }],
  ['a line break', { url: 'https://example.com/a.iso\r\nHost: x' }],
  ['no host', { url: 'https://' }],
  ['too long a URL', { url: `https://example.com/${'a'.repeat(2_048)}` }],
  ['a path as name', { filename: '../../etc/passwd' }],
  ['a Windows path', { filename: String.raw`a\b.iso` }],
  ['a hidden file', { filename: '.iso' }],
  ['an empty name', { filename: '' }],
  ['a NUL', { filename: 'a\0.iso' }],
  ['another format', { decompress: 'rar' }],
  ['another field', { size: 1 }],
])('a download with %s is refused', (_, change) => {
  expect(v.is(downloadBody, { url, filename })).toBe(true);
  expect(v.is(downloadBody, { url, filename, ...change })).toBe(false);
});

test.each([
  [mountBody, { isoId: 'iso_1', device: 'ide4' }],
  [mountBody, { isoId: '..' }],
  [mountBody, { isoId: 'a/b' }],
  [mountBody, { isoId: '' }],
  [mountBody, { device: 'ide2' }],
  [mountBody, { isoId: 'iso_1', force: true }],
  [unmountBody, {}],
  [unmountBody, { device: 'scsi0' }],
])('%# a body that is not as documented is refused', (schema, body) => {
  expect(v.is(schema, body)).toBe(false);
});

test('an action is allowed by its name on that VPS, or on every one, and by nothing else', () => {
  expect(isActionAllowed({ vps_1: ['mount'] }, 'vps_1', 'mount')).toBe(true);
  expect(isActionAllowed({ vps_1: ['mount'] }, 'vps_1', 'delete')).toBe(false);
  expect(isActionAllowed({ vps_1: ['mount'] }, 'vps_2', 'mount')).toBe(false);
  expect(isActionAllowed({ [EVERY_VPS]: ['mount'] }, 'vps_2', 'mount')).toBe(true);
  for (const name of ['constructor', '__proto__', 'toString']) {
    for (const action of ACTIONS) expect(isActionAllowed({}, name, action)).toBe(false);
  }
});

test('whatever id is put into a path, it stays one segment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      fc.pre(id !== '.' && id !== '..');
      const { pathname, search, hash } = new URL(actionApi.delete('vps_1', id), 'http://gateway.example');
      expect([pathname.split('/').length, search, hash]).toEqual([7, '', '']);
    }),
  );
});
