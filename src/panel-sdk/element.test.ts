import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { defineElement, type DrivebayPanelElement } from './element.ts';
import { mount, type Panel } from './mount.ts';
import type { PanelOptions } from './options.ts';

vi.mock('./mount.ts', () => ({ mount: vi.fn<typeof mount>() }));

/** What the element uses of the browser's own. */
class FakeElement extends EventTarget {
  isConnected = false;
  readonly style = { display: '' };
  readonly #attributes = new Map<string, string>();
  getAttribute(name: string) {
    return this.#attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string) {
    const before = this.getAttribute(name);
    this.#attributes.set(name, value);
    const observed: unknown = Reflect.get(this.constructor, 'observedAttributes');
    if (!Array.isArray(observed) || !observed.includes(name)) return;
    v.parse(v.function(), Reflect.get(this, 'attributeChangedCallback')).call(this, name, before, value);
  }
}

let make: new () => DrivebayPanelElement & { connectedCallback(): void };
let mounted: PanelOptions[] = [];
const panel = {
  setTheme: vi.fn<Panel['setTheme']>(),
  setLocale: vi.fn<Panel['setLocale']>(),
  setTitle: vi.fn<Panel['setTitle']>(),
  setAppearance: vi.fn<Panel['setAppearance']>(),
  refresh: vi.fn<Panel['refresh']>(),
  unmount: vi.fn<Panel['unmount']>(),
};

beforeEach(() => {
  mounted = [];
  vi.stubGlobal('HTMLElement', FakeElement);
  vi.stubGlobal('customElements', {
    get: () => undefined,
    define: (_: string, made: typeof make) => (make = made),
  });
  defineElement();
  vi.mocked(mount).mockImplementation((_, options) => {
    mounted.push(options);
    return panel;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

async function connected(fetchToken: () => Promise<string>) {
  const element = new make();
  element.setAttribute('origin', 'https://iso.example.net');
  element.setAttribute('tenant', 'acme');
  element.fetchToken = fetchToken;
  Object.assign(element, { isConnected: true });
  element.connectedCallback();
  await Promise.resolve();
  return element;
}

test('another fetchToken keeps the frame, and gives its next token', async () => {
  const element = await connected(async () => 'one.b.c');
  panel.unmount.mockClear();
  element.fetchToken = async () => 'two.b.c';
  await Promise.resolve();
  expect([mounted.length, panel.unmount.mock.calls.length]).toEqual([1, 0]);
  expect(await mounted[0]?.fetchToken()).toBe('two.b.c');
});

test('without fetchToken the frame goes, and with one it comes again', async () => {
  const element = await connected(async () => 'one.b.c');
  element.fetchToken = undefined;
  await Promise.resolve();
  expect([mounted.length, panel.unmount.mock.calls.length]).toEqual([1, 1]);
  element.fetchToken = async () => 'two.b.c';
  await Promise.resolve();
  expect(mounted).toHaveLength(2);
});

test('another title keeps the frame', async () => {
  const element = await connected(async () => 'one.b.c');
  element.setAttribute('title', 'Server media');
  expect(panel.setTitle.mock.calls).toEqual([['Server media']]);
  await Promise.resolve();
  expect(mounted).toHaveLength(1);
});

test('an attribute that mount refuses is reported as an event, until it is right', async () => {
  const refusal = new TypeError('Drivebay: manageUrl must be an https URL.');
  vi.mocked(mount).mockImplementationOnce(() => {
    throw refusal;
  });
  const errors: unknown[] = [];
  const element = new make();
  element.addEventListener('drivebay-error', (event) => {
    event.preventDefault();
    if (event instanceof CustomEvent) errors.push(event.detail);
  });
  element.setAttribute('origin', 'https://iso.example.net');
  element.setAttribute('tenant', 'acme');
  element.setAttribute('manage-url', 'http://panel.example');
  element.fetchToken = async () => 'one.b.c';
  Object.assign(element, { isConnected: true });
  element.connectedCallback();
  await Promise.resolve();
  expect(errors).toEqual([refusal]);
  expect(refusal).toMatchObject({ code: 'option_invalid', severity: 'error' });
  element.setAttribute('manage-url', 'https://panel.example');
  await Promise.resolve();
  expect(mounted).toMatchObject([{ manageUrl: 'https://panel.example' }]);
});
