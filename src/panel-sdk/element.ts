import type { Appearance } from './appearance.ts';
import { mount, type Panel } from './mount.ts';
import type { PanelOptions, Theme } from './options.ts';
import { panelError, type PanelError } from './panel-error.ts';

/** So long the page may take to give the element all it needs, ms. */
const INCOMPLETE_MS = 10_000;

/**
 * `<drivebay-panel origin base-path tenant vps-id theme appearance locale title server-name manage-url>`; without `vps-id` it shows the
 * token's ISO downloads. The frame is mounted once `fetchToken` is set. Reports by the events `drivebay-status`,
 * `drivebay-escape` and `drivebay-error` what `mount` reports by `onStatus`, `onEscape` and `onError`; `detail` holds the argument.
 * An error is logged as well, unless a listener calls `preventDefault()`.
 */
export interface DrivebayPanelElement extends HTMLElement {
  fetchToken: (() => Promise<string>) | undefined;
  refresh(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'drivebay-panel': DrivebayPanelElement;
  }
}

const THEMES = ['light', 'dark', 'system'] as const;

/** Makes `<drivebay-panel>` known to the browser. Has no effect where there is no browser, and the second time. */
export function defineElement(): void {
  if (typeof customElements === 'undefined' || customElements.get('drivebay-panel')) return;

  class PanelElement extends HTMLElement implements DrivebayPanelElement {
    static readonly observedAttributes = [
      'origin',
      'base-path',
      'tenant',
      'vps-id',
      'server-name',
      'manage-url',
      'theme',
      'appearance',
      'locale',
      'title',
    ];
    #panel: Panel | undefined;
    #fetchToken: (() => Promise<string>) | undefined;
    #queued = false;
    #incomplete: ReturnType<typeof setTimeout> | undefined;

    get fetchToken() {
      return this.#fetchToken;
    }

    set fetchToken(fetchToken) {
      const isOfSameKind = typeof fetchToken === typeof this.#fetchToken;
      this.#fetchToken = fetchToken;
      // Frameworks set another function each time they render. The frame's next token comes from the newest.
      if (!isOfSameKind) this.#renew();
    }

    refresh(): void {
      this.#panel?.refresh();
    }

    connectedCallback(): void {
      // Set before this class was known, it is a plain property that hides the accessor.
      if (Object.hasOwn(this, 'fetchToken')) {
        const { fetchToken } = this;
        Reflect.deleteProperty(this, 'fetchToken');
        this.fetchToken = fetchToken;
      }
      this.style.display ||= 'block';
      this.#renew();
    }

    disconnectedCallback(): void {
      this.#renew();
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (before === now) return;
      if (name === 'theme') this.#panel?.setTheme(this.#theme());
      else if (name === 'appearance') this.#panel?.setAppearance(this.#appearance());
      else if (name === 'locale') this.#panel?.setLocale(this.#attribute('locale') ?? navigator.language);
      else if (name === 'title') this.#panel?.setTitle(this.#attribute('title'));
      else this.#renew();
    }

    /** In a microtask, so that several changes at once make one new frame. */
    #renew(): void {
      this.#panel?.unmount();
      this.#panel = undefined;
      clearTimeout(this.#incomplete);
      if (this.#queued) return;
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        this.#mount();
      });
    }

    #mount(): void {
      const origin = this.#attribute('origin');
      const tenant = this.#attribute('tenant');
      const vpsId = this.#attribute('vps-id');
      const fetchToken = this.#fetchToken;
      if (this.#panel || !this.isConnected) return;
      if (!origin || !tenant || !fetchToken) {
        const missing = Object.entries({ origin, tenant, fetchToken }).flatMap(([name, value]) =>
          value ? [] : name,
        );
        const message = `<drivebay-panel> shows nothing: it has no ${missing.join(' and no ')}.`;
        this.#incomplete = setTimeout(() => this.#report(panelError('incomplete', message)), INCOMPLETE_MS);
        return;
      }
      const report = (name: string) => (detail?: unknown) =>
        void this.dispatchEvent(new CustomEvent(`drivebay-${name}`, { detail }));
      const options: PanelOptions = {
        origin,
        basePath: this.#attribute('base-path'),
        tenant,
        ...(vpsId === undefined ? { isos: true } : { vpsId }),
        // What is no function is left to `mount`, which refuses it by name.
        fetchToken: typeof fetchToken === 'function' ? () => (this.#fetchToken ?? fetchToken)() : fetchToken,
        theme: this.#theme(),
        appearance: this.#appearance(),
        locale: this.#attribute('locale'),
        title: this.#attribute('title'),
        serverName: this.#attribute('server-name'),
        manageUrl: this.#attribute('manage-url'),
        onStatus: report('status'),
        onEscape: report('escape'),
        onError: (error) => this.#report(error),
      };
      try {
        this.#panel = mount(this, options);
      } catch (error) {
        this.#report(Object.assign(Object(error), { code: 'option_invalid', severity: 'error' } as const));
      }
    }

    #report(detail: PanelError): void {
      const event = new CustomEvent('drivebay-error', { detail, cancelable: true });
      if (this.dispatchEvent(event)) {
        (detail.severity === 'error' ? console.error : console.warn)(detail.message);
      }
    }

    #attribute(name: string): string | undefined {
      return this.getAttribute(name) ?? undefined;
    }

    /** As JSON; the frame reports what is wrong with a field. */
    #appearance(): Appearance | undefined {
      const text = this.#attribute('appearance');
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text);
      } catch {
        this.#report(panelError('appearance_invalid', 'the attribute appearance is not valid JSON.'));
        return undefined;
      }
    }

    #theme(): Theme {
      return THEMES.find((theme) => theme === this.getAttribute('theme')) ?? 'system';
    }
  }

  customElements.define('drivebay-panel', PanelElement);
}
