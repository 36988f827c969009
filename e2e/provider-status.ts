import type { FrameLocator, Locator, Page } from '@playwright/test';

type Provider = 'HostUp' | 'VPSBG';

/** The one line of a provider on a page: "Live · HostUp checked 5 s ago". */
export function statusOf(page: Page | FrameLocator, provider: Provider = 'HostUp'): Locator {
  return page.getByRole('status', { name: `${provider} status`, exact: true });
}

/** The button that refreshes what a page shows of a provider. */
export function refreshOf(page: Page | FrameLocator, provider: Provider = 'HostUp'): Locator {
  return page.getByRole('button', { name: `Refresh ${provider}`, exact: true });
}

/** When the data was checked, to the second, as the tooltip has it: "14:03:22". */
export async function checkedAt(page: Page, provider: Provider = 'HostUp'): Promise<string> {
  const tip = await statusOf(page, provider).locator('[data-tip*="Checked"]').getAttribute('data-tip');
  return /\d\d:\d\d:\d\d/.exec(tip ?? '')?.[0] ?? '';
}

/** The one notice at the page's head about a failure. */
export function noticeOf(page: Page | FrameLocator, title: RegExp): Locator {
  return page.getByRole('region', { name: title });
}
