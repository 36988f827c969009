import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as v from 'valibot';
import { expect, test } from './drivebay.ts';
import { errorScreens, screens } from './screens.ts';

test.use({ expectFailedRequests: true });

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + failureSummary) })))`;
const violations = v.array(v.object({ id: v.string(), nodes: v.array(v.string()) }));

for (const screen of [...screens, ...errorScreens]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${screen.name}, ${colorScheme}: axe finds nothing`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(screen.url);
        await expect(page.getByRole('heading', { level: 1, name: screen.heading })).toBeVisible();
        await expect(page.getByText('Checking…')).toHaveCount(0);
        // The debugger's evaluation is not bound by the page's Content-Security-Policy; a script element would be.
        await page.evaluate(AXE);
        expect(v.parse(violations, await page.evaluate(RUN)), `at ${width} px`).toEqual([]);
      }
    });
  }
}
