import { expect, test } from 'vitest';
import { TabTitle } from './tab-title.ts';

test('the lead stands before the page, whichever is set first', () => {
  const titled = { title: '' };
  const tab = new TabTitle(() => titled);
  tab.setLead('62 %');
  expect(titled.title).toBe('62 % · Drivebay');
  tab.setPage('vps_leftin');
  expect(titled.title).toBe('62 % · vps_leftin – Drivebay');
  tab.setPage('Downloads');
  expect(titled.title).toBe('62 % · Downloads – Drivebay');
  tab.setLead(null);
  expect(titled.title).toBe('Downloads – Drivebay');
});
