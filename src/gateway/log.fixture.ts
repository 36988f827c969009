import { createLog, type Log, type LogLevel } from './log.ts';

/** A log and the lines that were written to it, each a text of JSON. */
export function collectLog(level: LogLevel = 'info'): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line) => void lines.push(line) }), lines };
}

/** Lines as they are read, without their time. */
export function entriesOf(lines: readonly string[]): unknown[] {
  return lines.map((line) => {
    const { time: _, ...entry } = Object(JSON.parse(line));
    return entry as unknown;
  });
}
