import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';
import { VPS, vps, iso } from './recognise.fixture.ts';

describe('several ids', () => {
  it('lists them, the VPSs first, each once', () => {
    expect(recognise(`ISO 12 on ${VPS} or vps_other1, see /isos/12 and ISO 15`)).toEqual({
      kind: 'several',
      found: [vps, { kind: 'vps', id: 'vps_other1' }, iso, { kind: 'iso', id: '15' }],
      more: 0,
    });
    expect(recognise('12, 15')).toEqual({
      kind: 'several',
      found: [iso, { kind: 'iso', id: '15' }],
      more: 0,
    });
  });

  it.each(['ISOs 12 and 15 stand still', 'ISOs 12, #15.', 'ISO-filer 12 / iso 15', '* ISO 12\n* ISO 15'])(
    'reads the list in %j',
    (text) => {
      expect(recognise(text)).toMatchObject({ kind: 'several', found: [iso, { kind: 'iso', id: '15' }] });
    },
  );

  it.each([
    'ISO 12, 15 and 17',
    'Please delete ISO 12, 15 and 17 from my account',
    'ISOs 12, 15, and 17 are stuck',
    'ISO #12, #15 & #17',
    '#12 / #15 / #17',
    '12, 15 and 17',
    'ISO-nummer 12, 15 och 17',
    'ISO № 12, 15 и 17',
    'ISO ids: 12; 15; 17',
    '{"iso_ids":[12,15,17]}',
    '?isos=12,15,17',
    'https://drivebay.example/?isos=12%2C15%2C17',
    '{"iso_ids": ["12", "15", "17"]}',
    'ISO ids:\n- 12\n- 15\n- 17',
  ])('offers all of the list in %j', (text) => {
    const found = ['12', '15', '17'].map((id) => ({ kind: 'iso', id }));
    expect(recognise(text)).toEqual({ kind: 'several', found, more: 0 });
  });

  it.each([
    'ISO 12, 3 days ago',
    'ISO 12 and 4 GB of RAM',
    'ISO 12 and 2 servers are down',
    'ISO 12, 2026-04-01',
    'ISO 12, 40 %',
    'ISO 12 – 40 %',
    'ISO 12, 15:30',
    'ISO 12 / 4 GB',
    'ISO 12, 27 April',
    'ISO 12 to boot',
  ])('takes nothing for a list in %j', (text) => {
    expect(recognise(text)).toEqual(iso);
  });

  it('cuts a long list and says how many more there are', () => {
    const ids = Array.from({ length: 50 }, (_, n) => `vps_a${n}`).join(' ');
    const result = recognise(ids);
    expect(result).toMatchObject({ kind: 'several', more: 30 });
  });

  it('opens the page that a diagnostics text was made on', () => {
    const text = `## Drivebay diagnostics\n\n- Page: <https://x.example/vps/${VPS}/iso?isos=15>\n\n### Downloads\n- ISO 12: ISO 15`;
    expect(recognise(text)).toEqual({ ...vps, isos: ['15'] });
    expect(recognise(text.replace(/- Page.*/, ''))).toMatchObject({ kind: 'several' });
  });
});

describe('what a person has to decide', () => {
  it.each([
    ['Windows 11 ISO 22631', ['22631']],
    ['I booted the ISO 2022 of the server', ['2022']],
    ['we follow ISO 9001', ['9001']],
    ['Ubuntu 24 ISO 4', ['4']],
    ['ISO image 2022', ['2022']],
    ['Windows ISO file 11', ['11']],
    ['Debian ISO (12)', ['12']],
    ['I uploaded the ISO 3 times', ['3']],
    ['the ISO download 2 days ago', ['2']],
    ['the ISO 50 percent', ['50']],
    ['ISO 1 of 3', ['1']],
    ['min ISO 5 minuter', ['5']],
    ['https://iso.example.net/isos/1\n2', ['12', '1']],
    // The ends of a range; nobody named what lies between.
    ['ISO 12-15', ['12', '15']],
    ['ISOs 12–15 are stuck', ['12', '15']],
    ['ISO 12 to 15', ['12', '15']],
    ['#12-#15', ['12', '15']],
    // A number sign alone.
    ['see #12', ['12']],
    // Much else is called a download, and has an id.
    ['Download 12 hangs', ['12']],
    ['downloads 12 and 15', ['12', '15']],
    ['download id: 48213', ['48213']],
    ['my iso, id 48213, hangs', ['48213']],
    ['id: 12', ['12']],
    ['id,subject\n12,It hangs', ['12']],
  ])('%j', (text, ids) => {
    const result = recognise(text);
    expect(result.kind).toBe('unsure');
    expect(result.kind === 'unsure' && result.found.map(({ id }) => id)).toEqual(ids);
  });
});
