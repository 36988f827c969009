import { pino, stdTimeFunctions, type BaseLogger, type DestinationStream } from 'pino';
import { mask } from './secrets.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `json`: a line of JSON for each entry. `pretty`: for a person at a terminal. */
export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/**
 * Takes entries: fields first, then what happened in a few words that are the same each time. Fields hold no id, name,
 * path, query or token of a request; keys are masked in whatever is written.
 */
export type Log = Pick<BaseLogger, 'error' | 'warn' | 'info' | 'debug'>;

/** For who takes no log. */
export const NO_LOG: Log = pino({ level: 'silent' });

/** The log on a stream. */
export function createLog(level: LogLevel, destination: DestinationStream): Log {
  const options = {
    level,
    // What collects the log knows the host; nothing here has a process id or a host name.
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: masked },
  };
  return pino(options, destination);
}

/** The log on standard error, written before the call returns. What draws it for a person is loaded only for that. */
export async function openLog(level: LogLevel, format: LogFormat): Promise<Log> {
  if (format === 'json') return createLog(level, pino.destination({ fd: 2, sync: true }));
  const { default: pretty } = await import('pino-pretty');
  const colorize = process.stderr.isTTY && !process.env['NO_COLOR'];
  return createLog(
    level,
    pretty({ destination: 2, sync: true, colorize, translateTime: 'SYS:HH:MM:ss.l', singleLine: true }),
  );
}

/** A line without any key. Where a key was encoded in it, nothing of it is left but that. */
function masked(line: string): string {
  const text = mask(line);
  if (text.startsWith('{')) return text;
  return `${JSON.stringify({ level: 'error', time: new Date().toISOString(), msg: text })}\n`;
}
