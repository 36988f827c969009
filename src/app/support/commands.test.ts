import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCodePoint } from '../../../scripts/proofs/any-code-point.ts';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { visible } from '../text/visible.ts';
import { commandsFor } from './commands.ts';

function vps(id: string, name: string | null, primaryIp: string | null = null): Vps {
  return {
    id,
    name,
    primaryIp,
    serviceStatus: null,
    powerState: null,
    operatingSystem: null,
    resources: null,
  };
}

const here = {
  vpss: [vps('vps_web1', 'web-1', '192.0.2.7'), vps('vps_db1', null), vps('not an id', 'broken')],
  regions: ['Drives', 'Boot order'],
  details: false,
  theme: 'system' as const,
  hits: [],
};
const titles = (query: string) => commandsFor(query, here).map(({ title }) => title);

describe('commands', () => {
  it('are all there without a query, the page’s own first', () => {
    expect(titles('')).toEqual([
      'Drives',
      'Boot order',
      'Servers',
      'Downloads',
      'Support',
      'Copy diagnostics',
      'Show details',
      'Theme: as the system',
      'Theme: light',
      'Theme: dark',
      'web-1',
      'vps_db1',
    ]);
  });

  it.each([
    ['boot', ['Boot order']],
    ['DARK theme', ['Theme: dark']],
    ['192.0.2', ['web-1']],
    ['web-1', ['web-1']],
    ['12', ['ISO download 12']],
    ['vps_abc', ['VPS vps_abc']],
    ['https://x.example/vps/vps_abc/iso?isos=1', ['VPS vps_abc']],
    ['vps_web1', ['web-1']],
    ['vps_abc vps_abd', ['VPS vps_abc', 'VPS vps_abd']],
    ['no such thing', []],
    ['Bearer vps_abc', []],
  ])('for %j', (query, expected) => {
    expect(titles(query)).toEqual(expected);
  });

  it('offer details only where there are some, and say which way they go', () => {
    const of = (details: boolean | null) =>
      commandsFor('details', { ...here, details }).map(({ title }) => title);
    expect([of(null), of(false), of(true)]).toEqual([[], ['Show details'], ['Hide details']]);
  });

  it('have ids of their own, and names without hidden characters, for any names', () => {
    const text = fc.string({ unit: anyCodePoint });
    const server = fc.tuple(fc.stringMatching(/^vps_[a-z0-9]{1,10}$/), text, text);
    fc.assert(
      fc.property(
        text,
        fc.uniqueArray(server, { selector: ([id]) => id }),
        fc.array(text),
        (query, servers, regions) => {
          const vpss = servers.map(([id, name, ip]) => vps(id, name, ip));
          const all = commandsFor(query, { ...here, vpss, regions });
          expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
          for (const { title } of all) expect(visible(title)).toBe(title);
        },
      ),
    );
  });
});
