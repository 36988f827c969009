import { defineConfig } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { pageBuild, pagePlugins, pageResolve } from '../../vite.config.ts';
import { staticPages } from './static-pages.ts';

/** The dashboard as plain files, built with `--mode static`: the code decides on that mode. */
export default defineConfig({
  // Files name each other relative to themselves: they may be served under any path.
  base: './',
  define: { DRIVEBAY_VERSION: JSON.stringify(packageJson.version) },
  resolve: pageResolve,
  plugins: [...pagePlugins, staticPages(process.env['STATIC_BASE_PATH'] ?? '/iso/')],
  build: { ...pageBuild, outDir: 'dist/static' },
});
