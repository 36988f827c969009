/** Whatever has a title: the document. */
interface Titled {
  title: string;
}

/** The title of the browser's tab: `62 % · Downloads – Drivebay`. Two parts with one writer each, so that none fights. */
export class TabTitle {
  #page = '';
  #lead: string | null = null;

  constructor(private readonly titled: () => Titled) {}

  /** The page's own name; set by its header. */
  setPage(page: string): void {
    this.#page = page;
    this.#show();
  }

  /** What is worth seeing from another tab, before the page's name; `null` when there is nothing. */
  setLead(lead: string | null): void {
    this.#lead = lead;
    this.#show();
  }

  #show(): void {
    const page = this.#page === '' ? 'Drivebay' : `${this.#page} – Drivebay`;
    this.titled().title = this.#lead === null ? page : `${this.#lead} · ${page}`;
  }
}

export const tabTitle = new TabTitle(() => document);
