import type { GenericSchema } from 'valibot';
import { duration } from './duration.ts';

/** How the process itself runs: what an operator of several of them sets. Times in ms. */
export interface Operation {
  /** From the signal to stop until the listener closes: as long as a balancer needs to see `/readyz` fail. */
  shutdownDelay: number;
  /** How long a connection may be idle between two requests. */
  keepAliveTimeout: number;
  /** How long the headers of a request may take. */
  headersTimeout: number;
}

/** Reads one variable, or notes what is wrong with it. */
type ReadVariable = <T>(variable: string, schema: GenericSchema<string, T>, absent: T) => T;

/** A balancer's health check takes a few seconds to notice; in the other modes there is none in front. */
const EMBED_SHUTDOWN_DELAY = 5_000;

export function readOperation(read: ReadVariable, embeds: boolean): Operation {
  return {
    shutdownDelay: read(
      'SHUTDOWN_DELAY',
      duration('SHUTDOWN_DELAY', 0, 600_000),
      embeds ? EMBED_SHUTDOWN_DELAY : 0,
    ),
    // Google's balancer keeps its connections for 600 s, and must be the first to close one.
    keepAliveTimeout: read('KEEP_ALIVE_TIMEOUT', duration('KEEP_ALIVE_TIMEOUT', 1_000, 900_000), 5_000),
    headersTimeout: read('HEADERS_TIMEOUT', duration('HEADERS_TIMEOUT', 1_000, 60_000), 10_000),
  };
}
