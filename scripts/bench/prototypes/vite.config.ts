import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const prototype = process.env['PROTOTYPE'] ?? '';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the prototype that PROTOTYPE names into dist/bench/. */
export default defineConfig({
  root: here('.'),
  plugins: [tailwindcss()],
  build: {
    outDir: here(`../../../dist/bench/${prototype}`),
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: here(`${prototype}.tsx`) },
  },
});
