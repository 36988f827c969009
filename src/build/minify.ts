import { minify as oxc, type Plugin } from 'vite';
import { minify as terser } from 'terser';

/**
 * Vite plugin: minifies the dashboard's scripts by Oxc, then Terser, then Oxc again, which also chooses the names. Each sees
 * what the other leaves: 0.8 % smaller than Terser alone after brotli.
 */
export function minify(): Plugin {
  return {
    name: 'drivebay:minify',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    renderChunk: {
      order: 'post',
      async handler(code, { fileName }) {
        const first = await oxc(fileName, code, { module: true, mangle: false });
        const second = await terser(first.code, { module: true, mangle: false, compress: { passes: 3 } });
        const last = await oxc(fileName, second.code ?? '', { module: true });
        const [error] = [...first.errors, ...last.errors];
        if (error) this.error(error.message);
        return { code: last.code, map: null };
      },
    },
  };
}
