import { expect, test } from './drivebay.ts';
import { EACH_ODD_ROW_ONCE, LISTS_OF_ODD_ROWS, tryCases } from './fault-cases.ts';

// They wait for nothing: a page of its own for each would cost more than the case.
tryCases(EACH_ODD_ROW_ONCE, 3);

test('each odd response of the matrix is tried once, and each place that a row names', () => {
  expect(EACH_ODD_ROW_ONCE.map(({ row }) => row)).toEqual(LISTS_OF_ODD_ROWS.flat());
  for (const { row, place } of EACH_ODD_ROW_ONCE) expect(row.on).toContain(place);
  const named = LISTS_OF_ODD_ROWS.flat().flatMap(({ on }) => on);
  expect(new Set(EACH_ODD_ROW_ONCE.map(({ place }) => place))).toEqual(new Set(named));
});
