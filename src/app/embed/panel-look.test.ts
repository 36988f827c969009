import { beforeEach, expect, test, vi } from 'vitest';
import { PanelLook } from './panel-look.ts';
import { wear } from './wear-look.ts';

vi.mock('./wear-look.ts', () => ({ wear: vi.fn<() => []>(() => []) }));
beforeEach(() => void vi.mocked(wear).mockClear());

const look = (appearance?: unknown) => new PanelLook({ appearance, fontOrigins: [] }, () => {});

test.each([
  '{"theme":"dark","appearance":{"accent":"#0b6b47"}}',
  '{"theme": "dark", "appearance": {"accent": "#0b6b47"}}',
  '{\n  "appearance" : {\n    "radius": 4 } }',
  '{"appearance":[]}',
  '{"appearance":"red"}',
])('the look in %j is read before anything is rendered, right or wrong', async (name) => {
  await look().start(name);
  expect(wear).toHaveBeenCalledWith({ name }, expect.anything());
});

test.each(['', 'frame', '{"theme":"dark","appearance":{}}', '{ "appearance": {} }', '{"appearance":null}'])(
  '%j has no look, and nothing is loaded for one',
  async (name) => {
    await look().start(name);
    await vi.dynamicImportSettled();
    expect(wear).not.toHaveBeenCalled();
  },
);

test("nothing waits for the tenant's look, which the page has already; it is reported on all the same", async () => {
  await look({ accent: '#ffd400' }).start('');
  expect(wear).not.toHaveBeenCalled();
  await vi.dynamicImportSettled();
  expect(wear).toHaveBeenCalledOnce();
});
