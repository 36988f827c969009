import { expect, test } from 'vitest';
import { routeChunks, withChunks } from './route-chunks.ts';

const manifest = JSON.stringify({
  'index.html': { file: 'assets/index.js', isEntry: true, css: ['assets/index.css'] },
  '_shared.js': { file: 'assets/shared.js', imports: ['index.html', '_round.js'] },
  '_round.js': { file: 'assets/round.js', imports: ['_shared.js'] },
  'src/app/later.tsx': { file: 'assets/later.js', isDynamicEntry: true },
  'src/app/routes/isos.tsx?tsr-split=loader': { file: 'assets/isos-loader.js' },
  'src/app/routes/isos.tsx?tsr-split=component': {
    file: 'assets/isos.js',
    imports: ['_shared.js'],
    dynamicImports: ['src/app/later.tsx'],
    css: ['assets/isos.css'],
  },
  'src/app/routes/isos.tsx?tsr-split=errorComponent': { file: 'assets/isos-error.js' },
  'src/app/routes/isos.$isoId.tsx?tsr-split=component': { file: 'assets/iso.js' },
});

test('the chunks are those the route imports at once, each named once', () => {
  const { scripts, styles } = routeChunks(manifest, 'isos.tsx');
  expect(scripts.toSorted()).toEqual([
    '/assets/index.js',
    '/assets/isos-loader.js',
    '/assets/isos.js',
    '/assets/round.js',
    '/assets/shared.js',
  ]);
  expect(styles.toSorted()).toEqual(['/assets/index.css', '/assets/isos.css']);
});

test('a route that was not split off has none', () => {
  expect(routeChunks(manifest, 'gone.tsx')).toEqual({ scripts: [], styles: [] });
});

test('what is no manifest is an error', () => {
  expect(() => routeChunks('{"index.html":{}}', 'x')).toThrow('file');
});

test('the page names what it does not name yet, at the end of its head', () => {
  const html = '<head><script type="module" src="/a.js"></script></head><body>$& </body>';
  const named = withChunks(html, { scripts: ['/a.js', '/b.js'], styles: ['/b.css'] });
  expect(named).toBe(
    '<head><script type="module" src="/a.js"></script>' +
      '<link rel="stylesheet" crossorigin href="/b.css">' +
      '<link rel="modulepreload" crossorigin href="/b.js"></head><body>$& </body>',
  );
  expect(withChunks(named, { scripts: ['/b.js'], styles: [] })).toBe(named);
});
