import type { Frame, Page } from '@playwright/test';

/** What can be read, or heard, on a page: text, names and tips, the title; without what came from outside. */
export async function textsOn(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set([document.title]);
    for (const element of document.querySelectorAll('*')) {
      if (element.closest('[translate="no"], code, script, noscript, style, svg')) continue;
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) found.add((node.textContent ?? '').trim());
      }
      for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'data-tip', 'alt']) {
        found.add((element.getAttribute(name) ?? '').trim());
      }
    }
    return [...found];
  });
}

const ENGLISH =
  /\b(?:the|of|and|not|with|from|your|are|has|this|show|copy|loading|checked|ago|left|downloads?|next|empty|running|deleted|search|page|time|mount|mounted|choose|cancel|confirms|allowed|details|every|tried)\b/i;

/** Those of them that are in English words. */
export async function englishLeft(page: Page | Frame): Promise<string[]> {
  return (await textsOn(page)).filter((text) => ENGLISH.test(text));
}

/** What one mounts VirtIO by, and what is then announced. */
export const MOUNT_WORDS = [
  {
    language: 'sv',
    mount: /^Montera… VirtIO/,
    confirm: 'Montera',
    announcements: 'Meddelanden',
    announced: 'HostUp bekräftar: VirtIO',
  },
  {
    language: 'bg',
    mount: /^Монтирай… VirtIO/,
    confirm: 'Монтирай',
    announcements: 'Съобщения',
    announced: 'HostUp потвърждава: VirtIO',
  },
] as const;
