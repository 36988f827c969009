import { expect, test } from './drivebay.ts';
import { tryCases } from './fault-batches.ts';
import { EACH_ONCE, KINDS_OF_FAULTS, ODD_ROWS } from './fault-cases.ts';
import { EVERYWHERE } from './fault-matrix.ts';

tryCases(EACH_ONCE);

test('each odd response and each kind of fault is tried once, where its row says, and each place is tried', () => {
  const rows = [...KINDS_OF_FAULTS, ...ODD_ROWS.flat()];
  expect(EACH_ONCE).toHaveLength(rows.length);
  expect(new Set(EACH_ONCE.map(({ row }) => row))).toEqual(new Set(rows));
  for (const { row, place } of EACH_ONCE) expect(row.on).toContain(place);
  expect(new Set(EACH_ONCE.map(({ place }) => place))).toEqual(new Set(EVERYWHERE));
});
