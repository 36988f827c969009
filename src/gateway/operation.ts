import * as v from 'valibot';
import { duration } from './duration.ts';
import { hostIn, portIn } from './listen-address.ts';
import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from './log.ts';

/** How the process itself runs: what an operator of several of them sets. Times in ms. */
export interface Operation {
  /** From the signal to stop until the listener closes: as long as a balancer needs to see `/readyz` fail. */
  shutdownDelay: number;
  /** How long a connection may be idle between two requests. */
  keepAliveTimeout: number;
  /** How long the headers of a request may take. */
  headersTimeout: number;
  logLevel: LogLevel;
  /** Absent: `pretty` at a terminal, else `json`. */
  logFormat: LogFormat | undefined;
  /** Where the metrics are served; absent: nowhere. */
  metrics: { port: number; host: string } | undefined;
  /** A folder with the assets of all builds that run; absent: this one's own alone. */
  assetsDir: string | undefined;
}

/** Reads one variable, or notes what is wrong with it. */
type ReadVariable = <T>(variable: string, schema: v.GenericSchema<string, T>, absent: T) => T;

const oneOf = <const T extends string>(variable: string, words: readonly T[]) =>
  v.pipe(v.string(), v.picklist(words, `${variable} must be one of ${words.join(', ')}.`));

/** Where others may reach the gateway: a balancer's health check takes a few seconds to notice. ms */
const FILE_SHUTDOWN_DELAY = 5_000;

/**
 * The settings of the process. Wrong ones are noted by `read`.
 *
 * @param hasFile whether EMBED_CONFIG or STAFF_CONFIG is set
 */
export function readOperation(read: ReadVariable, hasFile: boolean): Operation {
  const metricsPort = read<number | undefined>('METRICS_PORT', portIn('METRICS_PORT'), undefined);
  const metricsHost = read('METRICS_HOST', hostIn('METRICS_HOST'), '127.0.0.1');
  return {
    shutdownDelay: read(
      'SHUTDOWN_DELAY',
      duration('SHUTDOWN_DELAY', 0, 600_000),
      hasFile ? FILE_SHUTDOWN_DELAY : 0,
    ),
    // Google's balancer keeps its connections for 600 s, and must be the first to close one.
    keepAliveTimeout: read('KEEP_ALIVE_TIMEOUT', duration('KEEP_ALIVE_TIMEOUT', 1_000, 900_000), 5_000),
    headersTimeout: read('HEADERS_TIMEOUT', duration('HEADERS_TIMEOUT', 1_000, 60_000), 10_000),
    logLevel: read<LogLevel>('LOG_LEVEL', oneOf('LOG_LEVEL', LOG_LEVELS), 'info'),
    logFormat: read<LogFormat | undefined>('LOG_FORMAT', oneOf('LOG_FORMAT', LOG_FORMATS), undefined),
    assetsDir: read<string | undefined>('ASSETS_DIR', v.string(), undefined),
    metrics: metricsPort === undefined ? undefined : { port: metricsPort, host: metricsHost },
  };
}
