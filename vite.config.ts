import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import type { BuildEnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { browserPages } from './src/build/browser-pages.ts';
import { chunkReport } from './src/build/chunk-report.ts';
import { compileHint } from './src/build/compile-hint.ts';
import { frameStart } from './src/build/frame-start.ts';
import { licenceNotices } from './src/build/licence-notices.ts';
import { minify } from './src/build/minify.ts';
import { messages } from './src/build/messages.ts';
import { pageShells } from './src/build/page-shells.ts';
import { panelPackage } from './src/build/panel-package.ts';
import { precompress } from './src/build/precompress.ts';
import { startNote } from './src/build/start-note.ts';
import { unusedParts } from './src/build/unused-parts.ts';

/** What makes the dashboard; the static build has it too. */
export const pagePlugins = [
  tanstackRouter({
    target: 'react',
    autoCodeSplitting: true,
    // One chunk for all of a route, its loader too: the entry holds nothing that another page reads.
    codeSplittingOptions: { defaultBehavior: [['loader', 'component', 'notFoundComponent']] },
    routesDirectory: 'src/app/routes',
    generatedRouteTree: 'src/app/route-tree.gen.ts',
    quoteStyle: 'single',
    semicolons: true,
  }),
  // Not React's own: src/app/own-text/own-text.ts says why.
  react({ jsxImportSource: '#own-text' }),
  messages(),
  tailwindcss(),
  unusedParts(),
  browserPages(),
  minify(),
  compileHint(),
  licenceNotices(),
  startNote(),
];

/** React has `useSyncExternalStore` itself: what stood in for it before React 18 is left out. */
export const pageResolve = {
  alias: [
    { find: /^use-sync-external-store\/shim\/(.*)/, replacement: 'use-sync-external-store/$1' },
    { find: /^use-sync-external-store\/shim$/, replacement: 'react' },
  ],
};

export const pageBuild: BuildEnvironmentOptions = {
  // No data: URIs, so that the Content-Security-Policy needs no `data:` source.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  // Scripts are left to src/build/minify.ts.
  minify: false,
  cssMinify: true,
  rolldownOptions: {
    checks: { bundlerTimings: false },
    output: {
      minify: false,
      // The scripts name each other, and a hash does not compress: a shorter one than usual, of 42 bits.
      chunkFileNames: 'assets/[name]-[hash:7].js',
      codeSplitting: {
        // One chunk for what every page needs, and few for what some share: many small ones compress worse.
        groups: [
          { name: 'index', tags: ['$initial'], priority: 2 },
          {
            name: 'index',
            test: /src.contracts.id-forms|src.app.(http|live(?!.(messages.)?(details|drift|response-details))|text|ui(?!.(messages.)?(progress-bar|tab-list|copy|selected-text|header-menu|json))|support.page-tools|shell.use-is-here|downloads.(iso-id|downloads-on-demand))|lucide.*icons.x\./,
            minShareCount: 2,
            priority: 1,
          },
          // Where people sign in, all of it: other pages load nothing of it.
          { name: 'staff', test: /src.(app.staff|contracts.gateway.staff\.)/, minShareCount: 2, priority: 1 },
          // What lists servers: those pages need nothing of a server's drives.
          {
            name: 'servers',
            test: /src.app.media.(queries|vps-state|listed-vps|power-mark|non-blank|exact-filter|messages.server\.)/,
            minShareCount: 2,
            priority: 1,
          },
          // Not what searches the account: that is loaded with the first search.
          {
            name: 'media',
            test: /src.app.media.(?!account-servers|find-servers|use-server-search|server-search|messages.search)/,
            minShareCount: 2,
          },
          // Not the diagnostics and the rows of what was found, which no page needs at first.
          {
            name: 'recognise',
            test: /src.app.support.(?!diagnostics(?!-heading)|browser-name|page-link|found-|named-servers|lookup-words)/,
            minShareCount: 4,
          },
          {
            name: 'observations',
            test: /src.app.downloads.(tracking|queries|responses|failure-words|notify.notice-wish)/,
            minShareCount: 5,
          },
          // Not the facts, which no page needs at first.
          {
            name: 'downloads',
            test: /src.app.downloads.(?!download-facts|use-download-facts)/,
            minShareCount: 3,
          },
        ],
      },
    },
  },
};

export default defineConfig({
  // Files name each other relative to themselves: one build serves any BASE_PATH.
  base: './',
  define: { DRIVEBAY_VERSION: JSON.stringify(packageJson.version) },
  resolve: pageResolve,
  plugins: [...pagePlugins, pageShells(), frameStart(), precompress(), panelPackage(), chunkReport()],
  // `vite build` makes the app for the browser, the gateway with the sandbox for Node, and the script for a panel's page.
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/app',
        // The gateway names each route's chunks in the HTML it sends.
        manifest: true,
        ...pageBuild,
      },
    },
    gateway: {
      consumer: 'server',
      // One self-contained file: the container ships `dist/` and no node_modules.
      resolve: { noExternal: true },
      build: {
        ssr: true,
        outDir: 'dist/gateway',
        copyPublicDir: false,
        target: 'node20.19',
        rolldownOptions: {
          input: {
            drivebay: 'src/server/command.ts',
            sandbox: 'src/sandbox/main.ts',
          },
        },
      },
    },
    panel: {
      consumer: 'client',
      build: {
        outDir: 'dist/panel-sdk',
        copyPublicDir: false,
        // Browsers of the last three years.
        target: ['chrome119', 'firefox120', 'safari17'],
        minify: 'terser',
        // A panel's page may be in another encoding.
        terserOptions: { format: { ascii_only: true } },
        lib: {
          entry: 'src/panel-sdk/drivebay-panel.ts',
          formats: ['es', 'iife'],
          name: 'DrivebayPanel',
          fileName: (format) => (format === 'es' ? 'drivebay-panel.js' : 'drivebay-panel.iife.js'),
        },
      },
    },
  },
  test: {
    include: ['{src,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Many tests wait for a socket or a deadline: one core less than there are leaves the machine idle.
    maxWorkers: '100%',
    isolate: false,
    setupFiles: ['scripts/fresh-modules.setup.ts'],
    testTimeout: 20_000,
    // Of a machine that is busy a second is no bound.
    expect: { poll: { timeout: 10_000 } },
  },
});
