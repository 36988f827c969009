import { brief } from '../text/visible.ts';
import { Notice } from '../ui/notice.tsx';
import * as m from './messages/not-set-up.en.ts';

/** In place of the whole app, where its config file cannot be used. `why` says what is wrong and what to do. */
export function NotSetUp({ why }: { why: string }) {
  return (
    <main className="mx-auto w-full max-w-3xl px-4 py-5 sm:px-6">
      <h1 className="mb-4 text-xl font-semibold tracking-tight">{m.notSetUp()}</h1>
      <Notice tone="danger" title={m.configUnusable()}>
        <p>{brief(why, 300)}</p>
      </Notice>
    </main>
  );
}
