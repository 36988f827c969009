import { EMPTY_DRAFT, type DownloadDraft } from './download-field.ts';
import { KEPT_DOWNLOADS, type StartedDownload } from './download-job.ts';
import { Cell } from './kept-records.ts';

/**
 * What is typed into the form of a download, and what was typed for those that were started, so that one that failed can
 * be edited. In memory alone, and never in the page's URL: the URL of an image may hold a secret.
 */
export class DownloadDrafts extends Cell<DownloadDraft> {
  readonly #sent = new Map<string, DownloadDraft>();

  constructor() {
    super(EMPTY_DRAFT);
  }

  /**
   * Keeps what was sent, and makes room for the next download. What was typed while it was on its way stays.
   *
   * @param key of the download that was started
   */
  started(key: string, sent: DownloadDraft): void {
    this.#sent.set(key, sent);
    for (const old of [...this.#sent.keys()].slice(0, -KEPT_DOWNLOADS)) this.#sent.delete(old);
    if (this.current() === sent) this.write(sent.aside ?? EMPTY_DRAFT);
  }

  /** Puts a download that was started back into the form. What stands there already is put aside, not lost. */
  edit({ key, filename }: Pick<StartedDownload, 'key' | 'filename'>): void {
    const current = this.current();
    if (current.replaces === key) return;
    // After a reload the name alone is known.
    const sent = this.#sent.get(key) ?? { ...EMPTY_DRAFT, filename, filenameTyped: true };
    const { aside: _, ...typed } = sent;
    this.write({ ...typed, replaces: key, ...(isTyped(current) && { aside: current }) });
  }

  /** Takes what was put aside back into the form, and puts aside what stands there. */
  swap(): void {
    const { aside, ...current } = this.current();
    if (!aside) return;
    this.write({ ...aside, ...(isTyped(current) && { aside: current }) });
  }
}

function isTyped({ url, filename }: DownloadDraft): boolean {
  return url.trim() !== '' || filename.trim() !== '';
}
