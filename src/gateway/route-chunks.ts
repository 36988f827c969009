import * as v from 'valibot';

/** Vite's `manifest.json`, as far as it is read here: https://vite.dev/guide/backend-integration */
const manifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    imports: v.optional(v.array(v.string()), []),
    css: v.optional(v.array(v.string()), []),
  }),
);

/** The files that a route's page needs at once, as paths at the gateway. */
export interface RouteChunks {
  scripts: string[];
  styles: string[];
}

/** What a page cannot do without; the views of errors are loaded when there is one. */
const FIRST_PARTS: ReadonlySet<string> = new Set(['loader', 'component']);

/**
 * Follows the static imports of a route's parts through the build's manifest. Parts that the router splits off carry
 * their names in the query: `src/app/routes/index.tsx?tsr-split=component---loader`.
 *
 * @param json the content of `manifest.json`
 * @param route the route's file in src/app/routes/: `index.tsx`
 * @param beside sources of other parts that the page needs at once
 * @throws when it is no manifest
 */
export function routeChunks(json: string, route: string, beside: readonly string[] = []): RouteChunks {
  const chunks = v.parse(manifest, JSON.parse(json));
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const seen = new Set<string>();
  const follow = (name: string) => {
    const chunk = chunks[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    scripts.add(`/${chunk.file}`);
    for (const style of chunk.css) styles.add(`/${style}`);
    for (const imported of chunk.imports) follow(imported);
  };
  for (const name of Object.keys(chunks)) {
    const [source, parts = ''] = name.split('?tsr-split=');
    if (source === `src/app/routes/${route}` && parts.split('---').some((part) => FIRST_PARTS.has(part)))
      follow(name);
  }
  for (const name of beside) follow(name);
  return { scripts: [...scripts], styles: [...styles] };
}

/** A page with links to these files, those left out that it names already. */
export function withChunks(html: string, { scripts, styles }: RouteChunks): string {
  const links = [
    ...styles.map((path) => [path, `<link rel="stylesheet" crossorigin href="${path}">`] as const),
    ...scripts.map((path) => [path, `<link rel="modulepreload" crossorigin href="${path}">`] as const),
  ]
    .filter(([path]) => !html.includes(`"${path}"`))
    .map(([, link]) => link);
  return links.length > 0 ? html.replace('</head>', () => `${links.join('')}</head>`) : html;
}
