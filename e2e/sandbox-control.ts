import * as v from 'valibot';

const addresses = v.object({
  hostupUrl: v.string(),
  vpsbgUrl: v.string(),
  controlUrl: v.string(),
  keys: v.record(v.string(), v.object({ hostup: v.string(), hostupWrite: v.string(), vpsbg: v.string() })),
  /** Name of a VPSBG scenario to its number. */
  isoScenarios: v.record(v.string(), v.number()),
});

const requestLog = v.object({
  requests: v.tuple([
    v.object({ count: v.number(), times: v.array(v.number()), aborted: v.number(), open: v.number() }),
  ]),
  elsewhere: v.object({ count: v.number() }),
});

export type SandboxAddresses = v.InferOutput<typeof addresses>;

/** The sandbox process as a test drives it, through its control API. */
export class SandboxControl {
  constructor(private readonly at: SandboxAddresses) {}

  static parse(line: string): SandboxAddresses {
    return v.parse(addresses, JSON.parse(line));
  }

  get hostupUrl(): string {
    return this.at.hostupUrl;
  }

  get vpsbgUrl(): string {
    return this.at.vpsbgUrl;
  }

  keys(account: string): { hostup: string; hostupWrite: string; vpsbg: string } {
    const keys = this.at.keys[account];
    if (!keys) throw new Error(`the sandbox has no account "${account}"`);
    return keys;
  }

  /** Every key of every account. */
  get allKeys(): string[] {
    return Object.values(this.at.keys).flatMap(({ hostup, hostupWrite, vpsbg }) => [
      hostup,
      hostupWrite,
      vpsbg,
    ]);
  }

  /** The id of one copy of a VPSBG scenario. */
  isoId(scenario: string, copy: number): string {
    const number = this.at.isoScenarios[scenario];
    if (number === undefined) throw new Error(`the sandbox has no VPSBG scenario "${scenario}"`);
    return String(number * 1_000_000 + copy);
  }

  /** Moves the sandbox's clock on. */
  async advance(ms: number): Promise<void> {
    await this.#send('POST', 'clock', { advanceMs: ms });
  }

  /** Turns a fault on for one VPS or ISO id. */
  async breakDown(provider: 'hostup' | 'vpsbg', id: string, fault: string): Promise<void> {
    await this.#send('PUT', `faults/${provider}/${id}`, { fault });
  }

  /** Ends the fault of one VPS or ISO id. */
  async mend(provider: 'hostup' | 'vpsbg', id: string): Promise<void> {
    await this.#send('DELETE', `faults/${provider}/${id}`);
  }

  /** What reached the provider for one path: calls, and how many of them the gateway gave up. */
  async log(path: string) {
    const [log] = (await this.#logs(path)).requests;
    return log;
  }

  /** How many requests followed a redirect. */
  async followed(): Promise<number> {
    return (await this.#logs('/')).elsewhere.count;
  }

  async #logs(path: string) {
    const response = await fetch(`${this.at.controlUrl}/requests?path=${encodeURIComponent(path)}`);
    return v.parse(requestLog, await response.json());
  }

  async #send(method: string, path: string, body?: object): Promise<void> {
    const response = await fetch(`${this.at.controlUrl}/${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    if (!response.ok)
      throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
  }
}
