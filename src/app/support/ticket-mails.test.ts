import { describe, expect, it } from 'vitest';
import { recognise, type Recognised } from './recognise.ts';

const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
const vps = { kind: 'vps', id: VPS };
const iso400 = { kind: 'iso', id: '400' };

describe('an id that a narrow column broke over several lines', () => {
  it.each([
    ['three lines', 'Server:\nvps_01hxa3b4\nc5d6e7f8g9\nh0j1k2m3\n\nThanks', vps],
    ['a quoted mail', '> vps_01hxa3\n> b4c5d6e7f8\n> g9h0j1k2m3\n> starts the installer', vps],
    ['four lines', 'vps_\n01hxa3b4c5\nd6e7f8g9h0\nj1k2m3', vps],
    ['soft hyphens', 'vps_01hxa3b4-\nc5d6e7f8-\ng9h0j1k2m3', vps],
    ['words after it', 'vps_01hxa3b4c5d6\ne7f8g9h0j1k2m3\nhangs\nsince\nmonday', vps],
  ])('%s', (_, text, expected) => {
    expect(recognise(text)).toEqual(expected);
  });

  it('is not put together from lines that are too few or too many', () => {
    const short = recognise('vps_01hxa3b4\nc5d6e7f8g9\nh0j1k2');
    expect(short).toMatchObject({ kind: 'nothing' });
    const long = recognise('vps_01hxa3b4\nc5d6e7f8g9\nh0j1k2m3n4p5');
    expect(long).toMatchObject({ kind: 'nothing' });
  });
});

describe('ISO and a number', () => {
  it.each<[string, Recognised['kind']]>([
    ['Photo of the rack, f/2.8, 1/60 s, ISO 400', 'unsure'],
    ['Canon EOS R6, 35 mm, ISO 1600', 'unsure'],
    ['ISO: 400\nAperture: f/4\nExposure time: 1/125', 'unsure'],
    ['Bilden är tagen med ISO 800 på kameran', 'unsure'],
    ['Снимка с ISO 200, бленда 4', 'unsure'],
    ['ISO 400 stands still at 45 %', 'iso'],
    ['ISO 400: here is a photo of my screen', 'iso'],
    ['ISO #400, f/2.8 is the mount path', 'unsure'],
    ['ISO number 400 on my camera server', 'iso'],
    ['ISO 412, 1/60', 'iso'],
  ])('%s', (text, kind) => {
    expect(recognise(text).kind).toBe(kind);
  });

  it('opens 400 where it stands alone', () => {
    expect(recognise('ISO 400')).toEqual(iso400);
  });
});

describe('a public SSH key is called so', () => {
  it.each([
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE6l1Jrk0s9f8mYq2b3n anna@laptop',
    'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 root@web-01',
    'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY= x@y',
    'sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t key@host',
    '---- BEGIN SSH2 PUBLIC KEY ----\nComment: "anna@laptop"',
  ])('%s', (text) => {
    const result = recognise(text);
    expect(result.kind === 'nothing' && result.why).toContain('public SSH key');
  });

  it('and its fingerprint', () => {
    const result = recognise('256 SHA256:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE anna@laptop (ED25519)');
    expect(result.kind === 'nothing' && result.why).toContain('fingerprint');
  });

  it('while a private one is a secret', () => {
    const result = recognise('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA');
    expect(result.kind === 'nothing' && result.why).toContain('revoke');
  });
});
