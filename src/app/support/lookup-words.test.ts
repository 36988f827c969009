import { expect, test } from 'vitest';
import { lookupWords } from './lookup-words.ts';

const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
const OTHER = 'vps_01jd4kq8s0t7v2w9x3y5z6a001';

/** Ten tickets, as customers and colleagues write them, and what is looked up in every account. */
const TICKETS: readonly [about: string, text: string, ids: string[], others: string[]][] = [
  [
    'Swedish, with a link',
    `Hej!\n\nMin server startar inte efter ominstallationen, den fastnar på svart skärm.\nhttps://iso.example/vps/${VPS}/iso\n\nMed vänlig hälsning\nÅsa`,
    [VPS],
    // Only where no account has the ID.
    ['iso.example'],
  ],
  [
    'a table of two servers',
    `| Namn | ID |\n|---|---|\n| web | ${VPS} |\n| webb2 | ${OTHER} |`,
    [VPS, OTHER],
    ['webb2'],
  ],
  [
    'an id that no account has, and the right address',
    'vps_01hxa3b4c5d6e7f8g9h0zzzzzz (192.0.2.40) hangs',
    ['vps_01hxa3b4c5d6e7f8g9h0zzzzzz'],
    ['192.0.2.40'],
  ],
  [
    'forwarded and quoted',
    `-----Original Message-----\nFrom: Kund AB <kund@example.com>\nSent: den 24 november 2026\n\n> > Servern ${VPS}\n> > bootar från skivan`,
    [VPS],
    [],
  ],
  ['an IP address alone', '198.51.100.17', [], ['198.51.100.17']],
  ['a name alone, in its own case', 'Win-RDS', [], ['Win-RDS']],
  [
    'a name in a sentence',
    'Hello, our build-runner-07 has not come back since this morning. Regards, J.',
    [],
    ['build-runner-07'],
  ],
  [
    'two servers by name and address',
    'web-02 och 203.0.113.5 når inte varandra',
    [],
    ['203.0.113.5', 'web-02'],
  ],
  ['a download that VPSBG deleted', 'My ISO #999 is gone!', ['999'], []],
  [
    'an IPv6 address in brackets',
    'Kan inte nå http://[2001:db8:40::25]:8006/ sedan i går',
    [],
    ['2001:db8:40::25'],
  ],
];

test.each(TICKETS)('%s', (_, text, ids, others) => {
  const words = lookupWords(text);
  expect(words.ids.map(({ id }) => id)).toEqual(ids);
  expect(words.others.map(({ words }) => words)).toEqual(others);
});

test('one page that is certain is opened without a question; two are not', () => {
  expect(lookupWords(`Server ${VPS} hangs`).isOnePage).toBe(true);
  expect(lookupWords(`${VPS} and ${OTHER}`).isOnePage).toBe(false);
  expect(lookupWords('198.51.100.17').isOnePage).toBe(false);
});

test('of a text with a key nothing is looked up but its ids', () => {
  const key = `Authorization: Bearer ${'a1b2c3d4'.repeat(6)}`;
  expect(lookupWords(`${key}\nweb-02 192.0.2.11`)).toMatchObject({ ids: [], others: [], isMention: false });
});

test('a long mail costs a few lookups, however much it holds', () => {
  const names = Array.from(
    { length: 300 },
    (_, at) => `host-${at} 192.0.2.${at % 256} vps_01hxa3b4c5d6e7f8g9h${1000 + at}abc`,
  );
  const { ids, others } = lookupWords(names.join('\n'));
  expect(ids.length).toBeLessThanOrEqual(8);
  expect(others.length).toBeLessThanOrEqual(10);
});
