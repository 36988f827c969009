import { describe, expect, it } from 'vitest';
import { bareVps } from '../media/vps.fixture.ts';
import { isMentioned } from './mention.ts';
import { recognise } from './recognise.ts';
import { VPS } from './recognise.fixture.ts';

describe('half an id is no id', () => {
  it.each([
    'vps_01hxa3b4…1k2m3',
    'vps_01hxa3b4...1k2m3',
    'vps_01hxa3b4c5-d6e7f8g9h0',
    'vps_01hxa3b4c5\nd6e7f8',
    '/isos/12…',
    '/isos/12-15x',
    'vps_01hxa3b4****',
    'see ticket #48213',
    'user id 48213',
    'the downloads 2 days ago',
    'color:#121212',
    'iso12.iso',
    'the ISO 12:30 today',
    'ISO 25/11',
    'ISO 1/3',
    'ISO 1½',
    'certified to ISO 9001:2015',
  ])('%j', (text) => {
    expect(recognise(text).kind).toBe('nothing');
  });
});

describe('an id of the wrong length is not opened, and what is wrong with it is named', () => {
  it.each([
    [VPS.slice(0, -1), '29 characters. HostUp’s IDs have 30: a part of it is missing'],
    [`my server ${VPS.slice(0, -1)} is down`, '29 characters'],
    [`https://iso.example.net/vps/${VPS.slice(0, -2)}/iso`, '28 characters'],
    [VPS.slice(0, 12), '12 characters'],
    [VPS.slice(0, -1).toUpperCase(), '29 characters'],
    [`${VPS}x`, '31 characters. HostUp’s IDs have 30: something was added to it'],
    [`${VPS}and`, '33 characters'],
  ])('%j', (text, why) => {
    const result = recognise(text);
    expect(result).toMatchObject({ kind: 'nothing', why: expect.stringContaining(why) });
    // The account may still hold the server that is meant.
    expect(result.kind === 'nothing' && isMentioned(bareVps(VPS), result.mention)).toBe(true);
    expect(result.kind === 'nothing' && isMentioned({ ...bareVps('vps_01zzz') }, result.mention)).toBe(false);
  });
});

describe('what names a server', () => {
  it.each([
    ['my server web-01 is down', 'web-01', '192.0.2.1'],
    ['ssh root@192.0.2.17 does not work', 'other', '192.0.2.17'],
    ['ping 2001:0db8:0:0::17', 'other', '2001:db8::17'],
    ['192[.]0[.]2[.]17 is down', 'other', '192.0.2.17'],
    ['192(.)0(.)2(.)17', 'other', '192.0.2.17'],
    ['192.0.2[dot]17', 'other', '192.0.2.17'],
    ['hxxp://192[.]0[.]2[.]17/', 'other', '192.0.2.17'],
    ['192%5B.%5D0%5B.%5D2%5B.%5D17', 'other', '192.0.2.17'],
    ['2001[:]db8[:][:]17', 'other', '2001:db8::17'],
    ['web-01[.]example[.]com is down', 'web-01.example.com', null],
    ['Server: "WEB-01.example.com".', 'web-01.example.com', null],
    ['vps_01hxa3b4…1k2m3', 'other', null],
  ])('%j', (text, name, primaryIp) => {
    const result = recognise(text);
    const server = { ...bareVps(VPS), name, primaryIp };
    expect(result.kind === 'nothing' && isMentioned(server, result.mention)).toBe(true);
    const another = { ...server, id: 'vps_zzz', name: 'mail-7', primaryIp: '198.51.100.9' };
    expect(result.kind === 'nothing' && isMentioned(another, result.mention)).toBe(false);
  });
});

describe('nobody is advised to revoke what is no key', () => {
  it.each([
    'SHA256 d2d2f9a8c4c5f1c7f3a1e9b0a7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8',
    'Message-ID: <CAGz8Hx1aB2cD3eF4gH5iJ6kL7mN8oP9q@mail.gmail.com>',
    'the token: expired',
    'api key: does not work',
    'commit 41eed87c1f9d5b8e6a2c3d4f5b6a7c8d9e0f1a2b',
    'https://example.com/?utm_campaign=aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1v',
  ])('%j', (text) => {
    const result = recognise(text);
    expect(result.kind === 'nothing' && result.why).not.toMatch(/revoke/);
  });
});

describe('nothing', () => {
  it('does not call a file name a host name', () => {
    expect(recognise('AlmaLinux-9.5-x86_64-boot.iso')).toMatchObject({
      why: expect.stringContaining('image file'),
    });
  });

  it.each([
    ['', 'nothing to read'],
    [' \n "" ', 'There is'],
    ['0', 'whole number from 1'],
    ['1234567890123456', 'whole number from 1'],
    ['015', 'whole number from 1'],
    ['-15', 'no ID'],
    ['1e3', 'no ID'],
    ['/isos/15x', 'no ID'],
    ['iso_01hxa3b4c5d6e7f8g9h0j1k2m3', 'image in HostUp’s library'],
    ['vps_', 'not the whole ID'],
    ['vps-123', 'not the whole ID'],
    [`vps_${'a'.repeat(41)}`, 'not the whole ID'],
    ['req_01hxa3b4c5d6e7f8g9h0j1k2m3', 'request, job or order'],
    ['anna@example.com', 'e-mail'],
    ['192.0.2.17', 'IP address'],
    ['52:54:00:12:34:56', 'MAC address'],
    ['it stopped at 12:30:45', 'There is no ID'],
    ['https://url.uk.m.mimecastprotect.com/s/9aBcC1234zXyHTo1_Q?domain=x.example', 'hides the address'],
    ['2001:db8::17', 'IP address'],
    ['web1.example.com', 'No server was found with this name'],
    ['https://drivebay.example/isos', 'neither the ID'],
    ['Ubuntu 24.04', 'no ID'],
    ['ISO 24.04', 'no ID'],
    ['Authorization: Bearer vps_abc123', 'API key or a token'],
    ['https://x.example/?token=vps_abc123', 'API key or a token'],
    ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ2cHNfYWJjIn0.c2ln', 'API key or a token'],
  ])('%#: %j', (text, why) => {
    const result = recognise(text);
    expect(result).toMatchObject({ kind: 'nothing' });
    expect(result.kind === 'nothing' && result.why).toContain(why);
  });
});

it('does not read a text of more than 200,000 characters', () => {
  expect(recognise(VPS.padStart(200_001))).toMatchObject({ kind: 'nothing' });
});
