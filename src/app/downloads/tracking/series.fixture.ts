import { observe, type Observation, type Series } from './samples.ts';

const MB = 1_000_000;
export const AT = Date.UTC(2025, 1, 3, 12);

export type Reading = Pick<Observation, 'at' | 'bytes'> & Partial<Observation>;

export function seriesOf(readings: readonly Reading[]): Series {
  let series: Series | undefined;
  for (const reading of readings) {
    series = observe(series, { size: 1_111_998_464, status: 'downloading', createdAt: null, ...reading });
  }
  if (!series) throw new Error('A series begins with a reading.');
  return series;
}

/** So many MB every 3 s, from `from` s on. */
export const every3s = (from: number, ...mb: number[]): Reading[] =>
  mb.map((many, index) => ({ at: AT + (from + index * 3) * 1_000, bytes: many * MB }));
