import { build } from 'vite';
import { expect, test } from 'vitest';
import { unusedParts } from './unused-parts.ts';

const ENTRY = 'virtual:entry';

/** The script of an entry whose source is `code`. */
async function built(code: string): Promise<string> {
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === ENTRY ? `${import.meta.dirname}/entry.js` : null),
    load: (id: string) => (id === `${import.meta.dirname}/entry.js` ? code : null),
  };
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [entry, unusedParts()],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const [output] = [result].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  return chunk?.code ?? '';
}

test('without mutations and infinite queries a query is fetched, kept and cleared', async () => {
  const code = await built(`
    import { QueryClient } from '@tanstack/react-query';
    const client = new QueryClient();
    client.mount();
    const fetched = await client.fetchQuery({ queryKey: ['disk'], queryFn: () => Promise.resolve('sda') });
    const kept = client.getQueryData(['disk']);
    client.clear();
    const cleared = client.getQueryData(['disk']) ?? null;
    client.unmount();
    export const outcome = { fetched, kept, cleared };
  `);
  expect(code).not.toMatch(/src\/(mutation|mutationCache|infiniteQueryBehavior)\.ts/);
  const script = `data:text/javascript,${encodeURIComponent(code)}`;
  const { outcome }: { outcome: unknown } = await import(/* @vite-ignore */ script);
  expect(outcome).toEqual({ fetched: 'sda', kept: 'sda', cleared: null });
});

test.each([
  ['useMutation', 'mutationObserver.js'],
  ['useIsMutating', 'useMutationState.js'],
  ['useInfiniteQuery', 'infiniteQueryObserver.js'],
])('a build that uses %s fails and names the file', async (name, file) => {
  const code = `export { ${name} } from '@tanstack/react-query';`;
  await expect(built(code)).rejects.toThrow(new RegExp(`${file} is in use`));
});
