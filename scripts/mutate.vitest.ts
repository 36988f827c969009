import { defineConfig } from 'vitest/config';
import { messages } from '../src/build/messages.ts';
import viteConfig from '../vite.config.ts';

/** The tests that `npm run mutate` names in `MUTATE_TESTS`, with no plugin of the build but that for messages. */
export default defineConfig({
  plugins: [messages()],
  ...(viteConfig.define && { define: viteConfig.define }),
  test: {
    include: (process.env['MUTATE_TESTS'] ?? '').split(' '),
    setupFiles: ['scripts/mutate.setup.ts'],
    // The mutants are many, and no test of these leaves anything behind.
    isolate: false,
    testTimeout: 20_000,
  },
});
