import type { Texts } from '../text/localised.ts';

/** Every catalogue in the language of tests. */
export default import.meta.glob<Readonly<Texts>>('../**/messages/*.en.ts', {
  eager: true,
  import: 'default',
  query: '?pseudo',
});
