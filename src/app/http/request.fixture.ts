import { createServer, type RequestListener } from 'node:http';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { listen } from '../../../scripts/serve.mjs';
import { RequestError } from './errors.ts';
import { request } from './request.ts';

const schema = v.object({ word: v.string() });
let received = 0;

/** How many requests the newest gateway got. */
export const calls = () => received;

/** A gateway of one response, gone when the test ends. Returns the address to call. */
export async function gateway(respond: RequestListener): Promise<string> {
  received = 0;
  const server = createServer((incoming, outgoing) => {
    received += 1;
    respond(incoming, outgoing);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => void server.close(closed));
  });
  return `http://127.0.0.1:${await listen(server)}/api/thing`;
}

export function call(
  path: string,
  provider: 'hostup' | 'vpsbg' | null = null,
  signal = new AbortController().signal,
) {
  return request({ path, provider, schema, signal });
}

export async function failureOf(promise: Promise<unknown>): Promise<RequestError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestError)) throw new Error(`expected a RequestError, got ${String(error)}`);
  return error;
}

export const problem = (code: string, status: number) => ({
  type: 'about:blank',
  title: 'x',
  status,
  detail: 'What to do.',
  code,
  instance: '/api/thing',
  requestId: 'r-9',
  timestamp: '2026-11-21T12:00:00.000Z',
});
