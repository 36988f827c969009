import { afterEach, expect, test, vi } from 'vitest';
import { coversAll, currentLanguage, localised, onLanguage, showIn, withTexts } from './localised.ts';

afterEach(() => showIn('en', {}));

/** A catalogue of the app, as the build makes it. */
function catalogue(name: string, ...english: string[]): string[] {
  const texts = [...english];
  localised(name, texts);
  return texts;
}

test('a part that comes later has the texts of the page’s language, or waits for them', async () => {
  const shown = catalogue('first', 'Servers');
  const load = vi.fn<() => Promise<{ later: string[] }>>(async () => ({ later: ['Meny'] }));
  showIn('sv', { first: ['Servrar'] }, load);
  expect(shown).toEqual(['Servrar']);
  const part = catalogue('later', 'Menu');
  expect(coversAll({ first: [] })).toBe(false);
  expect(await withTexts('the part')).toBe('the part');
  expect([...shown, ...part]).toEqual(['Servrar', 'Meny']);
  await withTexts('another part');
  expect(load).toHaveBeenCalledOnce();
});

test('a part whose texts cannot be loaded is lost as if it could not be loaded itself, and may be tried again', async () => {
  const load = vi
    .fn<() => Promise<{ later: string[] }>>(async () => ({ later: ['Meny'] }))
    .mockRejectedValueOnce(new Error('no network'));
  showIn('sv', {}, load);
  const part = catalogue('later', 'Menu');
  await expect(withTexts(null)).rejects.toThrow('no network');
  await withTexts(null);
  expect(part).toEqual(['Meny']);
});

test('texts that come after another language was chosen change nothing', async () => {
  const part = catalogue('later', 'Menu');
  let arrive: (texts: { later: string[] }) => void = () => {};
  showIn('sv', {}, () => new Promise((resolve) => void (arrive = resolve)));
  const waiting = withTexts('the part');
  showIn('bg', { later: ['Меню'] });
  arrive({ later: ['Meny'] });
  expect(await waiting).toBe('the part');
  expect(part).toEqual(['Меню']);
});

test('what shows messages hears of another language', () => {
  const heard: string[] = [];
  const stop = onLanguage(() => heard.push(currentLanguage()));
  showIn('sv', {});
  stop();
  showIn('bg', {});
  expect(heard).toEqual(['sv']);
});
