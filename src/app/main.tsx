import './session/drop-url-token.ts';
import './shell/apply-theme.ts';
import './styles.css';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { watchAttention } from './live/attention.ts';
import { createQueryClient, settled } from './http/query-client.ts';
import { loadLaterTexts, personsLocale, speak } from './locale/language.ts';
import { reloadWhenChunksAreLost } from './lost-chunk.ts';
import { createAppRouter } from './router.tsx';
import { draw } from './shell/draw.tsx';
import * as surface from './surface.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

reloadWhenChunksAreLost();
// Nothing has the focus yet: the first page does not wait for it, and works without it.
import('./ui/keyboard.ts').then(
  ({ careForKeyboard }) => careForKeyboard(root),
  () => {},
);
watchAttention(root);
const spoken = speak(personsLocale({ search: location.search, languages: navigator.languages }));
if (import.meta.env.MODE === 'static') void besideHostUp(root);
else if (surface.bootContent !== null) void inFrame(root, surface.bootContent);
else if (surface.staff) void signedIn(root);
else standAlone(root);

/** How long the first responses may delay the app once it could be rendered, ms: less than is noticed. */
const FIRST_RESPONSES_MS = 100;

async function inFrame(root: HTMLElement, content: string): Promise<void> {
  const [{ startFrame }] = await Promise.all([import('./frame-app.tsx'), spoken]);
  await startFrame(root, content);
}

async function besideHostUp(root: HTMLElement): Promise<void> {
  const [{ startStatic }] = await Promise.all([import('./static-app.tsx'), spoken]);
  await startStatic(root, (basepath) => standAlone(root, basepath));
}

async function signedIn(root: HTMLElement): Promise<void> {
  const [{ startStaff }] = await Promise.all([import('./staff-app.tsx'), spoken]);
  await startStaff(root, (queryClient) => standAlone(root, undefined, queryClient));
}

function standAlone(
  root: Element,
  basepath = surface.base,
  queryClient: QueryClient = createQueryClient(),
): void {
  const router = createAppRouter({ queryClient, basepath });
  // The page that the gateway sent stays until the app can take its place at once, in the person's language, with what was
  // requested if that is here already.
  const ready = Promise.all([router.load(), spoken]).then(() => settled(queryClient, FIRST_RESPONSES_MS));
  void ready.finally(() => {
    draw(
      root,
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    );
    loadLaterTexts();
  });
}
