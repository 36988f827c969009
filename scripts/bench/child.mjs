import { fileURLToPath } from 'node:url';
import { end, firstLine, start } from '../children.mjs';

/**
 * Runs a program of Node's and waits for the URL in its first line.
 *
 * @param {URL} program
 * @param {string[]} args
 * @param {Record<string, string>} env beside PATH
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
async function startChild(program, args, env) {
  const variables = { NODE_ENV: 'production', ...env };
  const child = start(process.execPath, [fileURLToPath(program), ...args], variables);
  const url = /http:\/\/[^\s/]+/.exec(await firstLine(child))?.[0] ?? '';
  return { url, stop: () => end(child) };
}

/** This checkout. */
export const HERE = new URL('../../', import.meta.url);

/**
 * The built gateway, as an owner runs it on these providers.
 *
 * @param {string} provider base URL of both
 * @param {URL} [checkout] whose build it is
 */
export function startGateway(provider, checkout = HERE) {
  return startChild(new URL('dist/gateway/drivebay.js', checkout), [], {
    PORT: '0',
    HOSTUP_API_KEY: 'bench',
    HOSTUP_API_URL: provider,
    VPSBG_API_KEY: 'bench',
    VPSBG_API_URL: `${provider}/v1`,
    ALLOW_HTTP_UPSTREAM: '1',
  });
}

/**
 * The built gateway, as the frames of a panel reach it.
 *
 * @param {string} provider base URL of both providers
 * @param {string} config file of `EMBED_CONFIG`, whose accounts read `HOSTUP` and `VPSBG`
 * @param {string} port that the file's `origin` names
 * @param {URL} checkout whose build it is
 */
export function startEmbedGateway(provider, config, port, checkout) {
  return startChild(new URL('dist/gateway/drivebay.js', checkout), [], {
    PORT: port,
    EMBED_CONFIG: config,
    HOSTUP: 'bench-hostup',
    VPSBG: 'bench-vpsbg',
    HOSTUP_API_URL: provider,
    VPSBG_API_URL: `${provider}/v1`,
    ALLOW_HTTP_UPSTREAM: '1',
  });
}

/** A Hono handler that always sends the same bytes. @param {Buffer} bytes */
export function startBareHandler(bytes) {
  return startChild(new URL('prototypes/bare-handler.mjs', import.meta.url), [bytes.toString('base64')], {});
}
