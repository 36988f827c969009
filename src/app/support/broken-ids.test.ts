import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';
import { brokenIdsIn, mayBe } from './vps-id.ts';

const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
const OTHER = 'vps_02hxa3b4c5d6e7f8g9h0j1k2m3';
const SHORT = OTHER.slice(0, -1);

describe('an id that is not whole beside one that can be opened is named', () => {
  it.each([
    ['an ISO number', `Server ${SHORT} hangs at ISO 12`, { kind: 'iso', id: '12' }, SHORT],
    ['an address of an ISO', `${SHORT}\nhttps://iso.example.net/isos/12`, { kind: 'iso', id: '12' }, SHORT],
    ['a whole id', `${SHORT} or ${VPS}`, { kind: 'vps', id: VPS }, SHORT],
    ['a shortened one', `vps_02hx…2m3 and ISO 12`, { kind: 'iso', id: '12' }, 'vps_02hx…2m3'],
    ['one with too much', `${OTHER}x, ISO 12`, { kind: 'iso', id: '12' }, `${OTHER}x`],
    ['the ISOs its address picks', `/vps/${SHORT}/iso?isos=12`, { kind: 'iso', id: '12' }, SHORT],
    ['one in capitals', `${SHORT.toUpperCase()} ISO 12`, { kind: 'iso', id: '12' }, SHORT],
  ])('%s', (_name, text, found, written) => {
    expect(recognise(text)).toMatchObject({
      kind: 'several',
      found: [found],
      more: 0,
      broken: [{ written }],
    });
  });

  it('also beside what a person has to decide', () => {
    expect(recognise(`${SHORT}, see #12`)).toMatchObject({ kind: 'unsure', broken: [{ written: SHORT }] });
  });

  it.each([
    ['a part of an id that is there', `${VPS.slice(0, 12)}… <https://iso.example.net/vps/${VPS}/iso>`],
    ['an id glued to the next word, whole elsewhere', `${VPS}and then, once more: ${VPS}`],
    ['an id broken over two lines', `> vps_01hxa3b4c5d6\n> e7f8g9h0j1k2m3`],
    ['dots that end a sentence', `It is ${VPS}...`],
    ['a field of that form', `${VPS} has the field vps_id… and vps_name…`],
    ['how an id looks', `Send an id such as vps_… please: ${VPS}`],
  ])('%s is nothing new', (_name, text) => {
    expect(recognise(text)).toEqual({ kind: 'vps', id: VPS });
  });
});

describe('the server that a broken id may mean', () => {
  it.each([
    ['its end is missing', VPS.slice(0, -1)],
    ['most of it is missing', VPS.slice(0, 9)],
    ['a character in the middle is missing', VPS.replace('c5', '5')],
    ['its first characters are missing', VPS.replace('vps_01', 'vps_')],
    ['a word is glued to it', `${VPS}and`],
    ['a character is twice', VPS.replace('c5', 'cc5')],
    ['its middle is shortened', 'vps_01hxa…1k2m3'],
  ])('%s', (_name, text) => {
    const [broken] = brokenIdsIn(text);
    expect(broken && mayBe(VPS, broken)).toBe(true);
    expect(broken && mayBe('vps_09zzz3b4c5d6e7f8g9h0j1k2zz', broken)).toBe(false);
  });
});

describe('an id of a VPS without its prefix', () => {
  it.each([
    VPS.replace('_', '-'),
    VPS.replace('_', ' '),
    VPS.replace('_', ''),
    VPS.replace('_', '.'),
    VPS.replace('_', '–'),
    `Server${VPS} is down`,
    VPS.slice(4),
    `VPS: ${VPS.slice(4)}`,
    `My server, VPS ${VPS.slice(4).toUpperCase()}, is down.`,
  ])('is offered: %j', (text) => {
    expect(recognise(text)).toMatchObject({ kind: 'unsure', found: [{ kind: 'vps', id: VPS }] });
  });

  it.each([
    'my vps abcdefghijklmnopqrstuvwxyz',
    `token: ${VPS.slice(4)}`,
    `req_${VPS.slice(4)}`,
    `commit vps 41eed87c1f9d5b8e6a2c3d4f5b6a7c8d9e0f1a2b`,
  ])('is not seen in %j', (text) => {
    expect(recognise(text).kind).toBe('nothing');
  });
});
