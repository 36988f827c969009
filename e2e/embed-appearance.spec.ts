import type { Frame } from '@playwright/test';
import { LOOKS } from '../examples/panel/page/looks.mjs';
import { contrast, mix } from '../src/look/colour.ts';
import { PAIRS } from '../src/look/look.fixture.ts';
import { expect, opens, test } from './embed.ts';
import { statusOf } from './provider-status.ts';

// A look that is wrong is reported on the console as well.
test.use({ expectFailedRequests: true });

/** A colour token as the page has it now. */
async function tokensOf(frame: Frame): Promise<Record<string, string>> {
  const names = [...new Set(PAIRS.flatMap(([on, what]) => [on, what]))];
  return frame.evaluate((names) => {
    const probe = document.createElement('p');
    document.body.append(probe);
    const found = names.map((name) => {
      probe.style.color = `var(--${name})`;
      const channels = getComputedStyle(probe).color.match(/\d+/g) ?? [];
      return [name, `#${channels.map((each) => Number(each).toString(16).padStart(2, '0')).join('')}`];
    });
    probe.remove();
    return Object.fromEntries(found);
  }, names);
}

for (const [name, appearance] of Object.entries(LOOKS)) {
  test(`the look ${name}: its first paint has its background, and every text can be read in both themes`, async ({
    panel,
    places,
    vps,
  }) => {
    const id = vps('leftin');
    const token = await places.mint(opens(id));
    await panel.open(`/vps/${id}/iso`, token, {
      name: JSON.stringify({ theme: 'light', appearance }),
      host: { responds: false, options: { theme: 'light' } },
    });
    const { background } = appearance;
    const first = typeof background === 'string' ? background : background?.light;
    // Nothing has come from the panel yet but the frame's name.
    await expect(panel.frame.locator('html')).toHaveCSS('background-color', inRgb(first ?? ''));
    await panel.run('host.respond()');
    await expect(statusOf(panel.frame)).toContainText('checked');
    for (const theme of ['light', 'dark']) {
      await panel.send({ t: 'theme', mode: theme });
      await expect(panel.frame.locator('html')).toHaveAttribute('data-theme', theme);
      const tokens = await tokensOf(panel.inside);
      const unreadable = PAIRS.filter(
        ([on, what, ratio]) => contrast(tokens[on] ?? '', tokens[what] ?? '') < ratio,
      );
      expect(unreadable, theme).toEqual([]);
    }
    expect(await panel.received('appearanceProblem')).toEqual([]);
    // Smaller than WCAG 2.5.8 has it, and not in a line of text.
    const small = await panel.inside.evaluate(() =>
      Array.from(document.querySelectorAll('button, select, input, summary, [role="tab"]'))
        .filter((each) => each.checkVisibility() && each.getClientRects().length > 0)
        .filter((each) => each.getBoundingClientRect().height < 23.99)
        .map((each) => `${each.textContent} ${each.getBoundingClientRect().height}`),
    );
    expect(small).toEqual([]);
  });
}

test('what cannot be worn is reported, and the frame works in its own look', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  const appearance = {
    accent: '#fff;}*{display:none',
    background: 'url(https://evil.example)',
    text: 'var(--page)',
    radius: -4,
    fontFamily: 'https://fonts.example/a.woff2',
    density: 'expression(alert(1))',
  };
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)), {
    name: JSON.stringify({ theme: 'light', appearance }),
  });
  await expect(statusOf(panel.frame)).toContainText('checked');
  await expect
    .poll(() => panel.received('appearanceProblem'))
    .toEqual(
      [
        'accent must be a colour',
        'background must be a colour',
        'text must be a colour',
        'radius must be a number',
        'density must be',
        'fontFamily is not loaded',
      ].map((sentence) => ({
        t: 'appearanceProblem',
        code: 'appearance_invalid',
        detail: expect.stringContaining(`appearance.${sentence}`),
      })),
    );
  await expect(panel.frame.locator('html')).toHaveCSS('background-color', inRgb('#f5f6f8'));
});

test('another look at run time is worn, and text in the colour of its background corrected', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('leftin');
  await panel.open(`/vps/${id}/iso`, await places.mint(opens(id)));
  await expect(statusOf(panel.frame)).toContainText('checked');
  const look = { background: '#fbf3e4', text: '#fbf3e4', fontFamily: 'serif' };
  await panel.send({ t: 'appearance', json: JSON.stringify(look) });
  const html = panel.frame.locator('html');
  await expect(html).toHaveCSS('background-color', inRgb('#fbf3e4'));
  await expect(html).toHaveCSS('font-family', /^Charter/);
  await expect
    .poll(() => panel.received('appearanceProblem'))
    .toEqual([
      {
        t: 'appearanceProblem',
        code: 'appearance_corrected',
        detail: expect.stringContaining('appearance.text: in the light theme #fbf3e4 has a contrast of 1:1'),
      },
    ]);
  // A reload begins with it.
  await expect
    .poll(() => panel.frame.locator('html').evaluate(() => window.name))
    .toContain('"background":"#fbf3e4"');
  // In forced colours and on paper it is not worn.
  await panel.page.emulateMedia({ forcedColors: 'active' });
  await expect(html).toHaveCSS('font-family', /^system-ui/);
  await panel.page.emulateMedia({ forcedColors: 'none', media: 'print' });
  await expect(html).toHaveCSS('background-color', inRgb('#ffffff'));
  await panel.page.emulateMedia({ media: 'screen' });
  await panel.send({ t: 'appearance', json: '{}' });
  await expect(html).toHaveCSS('background-color', inRgb('#f5f6f8'));
});

/** As a browser writes a computed colour. */
function inRgb(hex: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(mix(hex, hex, 0).slice(at, at + 2), 16));
  return `rgb(${channels.join(', ')})`;
}
