import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };

export default defineConfig({
  define: { DRIVEBAY_VERSION: JSON.stringify(packageJson.version) },
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: 'src/app/routes',
      generatedRouteTree: 'src/app/route-tree.gen.ts',
      quoteStyle: 'single',
      semicolons: true,
    }),
    react(),
    tailwindcss(),
  ],
  // `vite build` makes both halves: the app for the browser, and the gateway with the sandbox for Node.
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/app',
        // No data: URIs, so that the Content-Security-Policy needs no `data:` source.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
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
          input: { drivebay: 'src/commands/serve.ts', sandbox: 'src/sandbox/main.ts' },
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 20_000,
  },
});
