import type { Plugin } from 'vite';

/** What a file of a library imports but the dashboard never reaches, and what that file gets in its place. */
interface UnusedPart {
  by: RegExp;
  from: string;
  code: string;
  /** What is in the build only when something uses the part after all. */
  sign: RegExp;
}

/** No bundler can tell that these are never reached: what imports them stands in every page. */
const UNUSED_PARTS: readonly UnusedPart[] = [
  {
    // Mutations. Actions on a server keep their own state, which outlives a reload: src/app/actions/action-store.ts.
    by: /@tanstack\/query-core\/build\/modern\/queryClient\.js$/,
    from: './mutationCache.js',
    code: 'export class MutationCache { clear() {} resumePausedMutations() { return Promise.resolve(); } }',
    sign: /query-core\/build\/modern\/mutationObserver\.js$|react-query\/build\/modern\/useMutationState\.js$/,
  },
  {
    by: /@tanstack\/query-core\/build\/modern\/query\.js$/,
    from: './infiniteQueryBehavior.js',
    code: 'export const infiniteQueryBehavior = undefined;',
    sign: /query-core\/build\/modern\/infiniteQueryObserver\.js$/,
  },
  {
    // JSON in the URL. src/app/router.tsx has a way of its own.
    by: /@tanstack\/router-core\/dist\/esm\/router\.js$/,
    from: './searchParams.js',
    code: 'export const defaultParseSearch = undefined, defaultStringifySearch = undefined;',
    sign: /router-core\/dist\/esm\/searchParams\.js$/,
  },
];

const STAND_IN = '\0drivebay:unused-part/';

/**
 * Vite plugin: leaves `UNUSED_PARTS` out of the dashboard. Fails when a library no longer imports one, and when something
 * does use one after all.
 */
export function unusedParts(): Plugin {
  const found = new Set<string>();
  return {
    name: 'drivebay:unused-parts',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: {
      order: 'pre',
      handler(source, importer = '') {
        const part = UNUSED_PARTS.find(({ by, from }) => from === source && by.test(importer));
        if (!part) return null;
        found.add(source);
        return { id: STAND_IN + part.from, moduleSideEffects: false };
      },
    },
    load: {
      filter: { id: new RegExp(`^${STAND_IN}`) },
      handler: (id) => UNUSED_PARTS.find(({ from }) => id === STAND_IN + from)?.code ?? null,
    },
    generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      for (const { by, from, sign } of UNUSED_PARTS) {
        const user = ids.find((id) => by.test(id));
        if (user && !found.has(from))
          this.error(`${user} imports ${from} no more: see src/build/unused-parts.ts.`);
        const use = ids.find((id) => sign.test(id));
        if (use) this.error(`${use} is in use: take its part from the list in src/build/unused-parts.ts.`);
      }
    },
  };
}
