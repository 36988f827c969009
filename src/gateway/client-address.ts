import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';
import * as v from 'valibot';

/** The proxies in front of the gateway whose `X-Forwarded-For` is believed. */
export class TrustedProxies {
  readonly #list = new BlockList();

  /**
   * Adds an address, or a network such as `10.0.0.0/8`.
   *
   * @returns whether it is one; all addresses at once are none, for then each client could choose its own
   */
  add(entry: string): boolean {
    const [, text = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
    const address = plainAddress(text);
    const version = isIP(address);
    const bits = version === 4 ? 32 : 128;
    const prefix = length === undefined ? bits : Number(length);
    if (version === 0 || address.includes('%') || prefix < 1 || prefix > bits) return false;
    this.#list.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
    return true;
  }

  /** @param address without a port */
  has(address: string): boolean {
    const version = isIP(address);
    return version !== 0 && this.#list.check(address.replace(/%.*/, ''), version === 4 ? 'ipv4' : 'ipv6');
  }
}

const COMPLAINT =
  'TRUST_PROXY must be a list of IP addresses and networks such as 10.0.0.0/8, with commas between, and none that holds every address.';

/** The value of `TRUST_PROXY`. */
export const trustProxy = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const proxies = new TrustedProxies();
    const isList = dataset.value.split(',').every((entry) => proxies.add(entry.trim()));
    if (isList) return proxies;
    addIssue({ message: COMPLAINT });
    return NEVER;
  }),
);

/**
 * Who sends a request. A connection from a trusted proxy is for the last address in its `X-Forwarded-For` that is not a trusted
 * proxy itself: that one was seen by a proxy, what stands before it may be anyone's invention. Of anyone else it is the
 * connection's own address, whatever the header says.
 *
 * @returns an IP address; IPv4 also where the system writes it as IPv6
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  trusted: TrustedProxies | undefined,
): string {
  let client = plainAddress(socket.remoteAddress ?? '');
  const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  while (trusted?.has(client)) {
    const hop = plainAddress(withoutPort(hops.pop()?.trim() ?? ''));
    if (isIP(hop) === 0) break;
    client = hop;
  }
  return client;
}

/** Some proxies write `192.0.2.7:4711` and `[2001:db8::7]:4711`. */
function withoutPort(hop: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^(\d[\d.]*):\d+$/.exec(hop)?.[1] ?? hop;
}

/** An address as it is compared: IPv4 also where the system writes it as IPv6. */
export function plainAddress(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv4(mapped) ? mapped : address.toLowerCase();
}
