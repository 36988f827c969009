import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSizeGb, imageName } from './image-name.ts';
import { UBUNTU } from './iso-media.fixture.ts';

describe('the name of an image', () => {
  test.each([
    [{}, 'Ubuntu 24.04 LTS'],
    [{ displayName: null }, 'ubuntu-24.04-live-server-amd64.iso'],
    [{ displayName: ' ' }, 'ubuntu-24.04-live-server-amd64.iso'],
    [{ displayName: null, name: null }, 'iso_ubuntu'],
    [{ displayName: '', name: '', id: '' }, 'image without a name'],
  ])('%j', (rest, name) => {
    expect(imageName({ ...UBUNTU, ...rest })).toBe(name);
  });
});

describe('the size of an image', () => {
  test.each([
    [5.9, '5.9 GB'],
    [0.1 + 0.2, '0.3 GB'],
    [1234.5, '1,234.5 GB'],
    [1e-9, 'less than 0.001 GB'],
    [0.001, '0.001 GB'],
    [1e6, 'more than 999,999 GB'],
    [0, 'size unknown'],
    [-0, 'size unknown'],
    [-5, 'size unknown'],
    [null, 'size unknown'],
    [Number.NaN, 'size unknown'],
    [Infinity, 'size unknown'],
  ])('%d', (size, words) => {
    expect(formatSizeGb(size)).toBe(words);
  });

  test('is short and clean for any number', () => {
    fc.assert(
      fc.property(fc.double(), (size) => {
        expect(formatSizeGb(size)).toMatch(/^(size unknown|(less than |more than )?[\d,]+(\.\d{1,3})? GB)$/);
      }),
    );
  });
});
