import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import { FRAME_START } from '../gateway/frame-start.ts';

const ENTRY = fileURLToPath(new URL('../app/embed/early-main.ts', import.meta.url));

/** Vite plugin: builds the first script of a frame's page by itself, for the gateway to put into the page. */
export function frameStart(): Plugin {
  return {
    name: 'drivebay:frame-start',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async generateBundle() {
      const bundle = await rolldown({ input: ENTRY });
      const { output } = await bundle.generate({ format: 'iife', minify: true });
      await bundle.close();
      this.emitFile({ type: 'asset', fileName: FRAME_START, source: output[0].code.trim() });
    },
  };
}
