import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import * as v from 'valibot';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const run = (
  within: string,
) => `axe.run(${within}, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + failureSummary) })))`;
const violations = v.array(v.object({ id: v.string(), nodes: v.array(v.string()) }));

/**
 * What axe finds in a page or frame by WCAG 2.2 AA and its own best practice.
 *
 * @param role of what is open over the page, to look at that alone: axe does not know that the page behind it is inert
 */
export async function accessibilityFaults(page: Page | Frame, role?: string) {
  // The debugger's evaluation is not bound by the page's Content-Security-Policy; a script element would be.
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(AXE);
  return v.parse(violations, await page.evaluate(run(role ? `'[role="${role}"]'` : 'document')));
}
