import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createBrowserHistory, RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { localeOf, type Locale } from '../contracts/locales.ts';
import { isPageOf, PAGE_KINDS, PAGES } from '../contracts/pages.ts';
import { setAudience } from './http/audience.ts';
import { createQueryClient } from './http/query-client.ts';
import { requestAfterAccess } from './http/request-after-access.ts';
import { loadLaterTexts, personsLocale, speak } from './locale/language.ts';
import { useLanguage } from './locale/use-language.ts';
import { PART_LOST } from './lost-chunk.ts';
import { createAppRouter } from './router.tsx';
import { tokenWasInUrl } from './session/drop-url-token.ts';
import { watchHeight } from './embed/frame-height.ts';
import { FrameNotice } from './embed/frame-notice.tsx';
import { watchStatus } from './embed/frame-status.ts';
import { Frame, readBoot } from './embed/frame.ts';
import * as m from './embed/messages/frame.en.ts';
import { isUnusedEscape } from './embed/unused-escape.ts';
import { draw } from './shell/draw.tsx';
import { LanguageSelect } from './shell/language-select.tsx';
import { sessionQuery } from './session/queries.ts';
import * as surface from './surface.ts';
import { Notice } from './ui/notice.tsx';

/**
 * Starts the dashboard in a control panel's frame: its pages stand below `/embed/{tenant}`, without chrome, and nothing
 * is requested from the API before the panel has given a token.
 *
 * @param content of the gateway's `<meta>` for frames
 */
export async function startFrame(root: HTMLElement, content: string): Promise<void> {
  setAudience('customer');
  const boot = readBoot(content);
  const frame = new Frame(boot);
  // The page says so as well; the panel's staff learn which of its customers see it.
  window.addEventListener(PART_LOST, () => frame.send({ t: 'problem', code: 'part_lost' }));
  document.addEventListener('keydown', (event) => {
    if (isUnusedEscape(event)) frame.send({ t: 'escape' });
  });
  // The frame is as tall as its content, so there is seldom a scroll bar to keep a place for.
  document.documentElement.style.scrollbarGutter = 'auto';
  const first = languageFor(frame.locale());
  await Promise.all([speak(first), frame.dress(window.name)]);
  draw(root, <FrameApp frame={frame} first={first} basepath={`${surface.base}/embed/${boot.tenant}`} />);
  loadLaterTexts();
}

/** @param panel what the panel gives, as a BCP 47 tag */
function languageFor(panel: string | undefined): Locale {
  return personsLocale({ panel, search: location.search, languages: navigator.languages });
}

/**
 * Has the page speak the panel's language, or without one the person's. What is drawn follows.
 *
 * @returns whether it speaks it, or has it not: its texts could not be loaded
 */
function useWantedLanguage(frame: Frame, first: Locale): boolean {
  useLanguage();
  const wanted = languageFor(useSyncExternalStore(frame.subscribe, frame.locale));
  const [language, setLanguage] = useState(first);
  useEffect(() => {
    if (wanted === language) return undefined;
    let isHere = true;
    void speak(wanted).then(() => isHere && setLanguage(wanted));
    return () => {
      isHere = false;
    };
  }, [wanted, language]);
  return wanted === language;
}

interface FrameAppProps {
  frame: Frame;
  /** The language that is spoken already. */
  first: Locale;
  basepath: string;
}

function FrameApp({ frame, first, basepath }: FrameAppProps) {
  const state = useSyncExternalStore(frame.subscribe, frame.state);
  const content = useRef<HTMLDivElement>(null);
  const joined = state.stage === 'joined';
  useEffect(() => {
    if (!joined || !content.current) return undefined;
    return watchHeight(content.current, (height) => frame.send({ t: 'resize', height }));
  }, [frame, joined]);
  const isSpoken = useWantedLanguage(frame, first);
  const isPanels = localeOf(useSyncExternalStore(frame.subscribe, frame.locale)) !== undefined;
  const [begun, setBegun] = useState(false);
  const known = joined ? state.person : null;
  // What is on screen stays while another language comes; nothing begins in one that the panel does not speak.
  if (!begun && known !== null && isSpoken) setBegun(true);
  const person = begun ? known : null;
  const shown = joined ? { ...state, person } : state;
  const notice = <FrameNotice state={shown} onRetry={frame.retry} />;
  return (
    // A box of its own margins: its height is that of everything in it.
    <div ref={content} className="flow-root">
      {person === null ? (
        <main className="p-3">
          <h1 className="sr-only">{m.isoMedia()}</h1>
          <output className="block">{notice}</output>
        </main>
      ) : (
        <>
          <output className="block px-3 pt-3 empty:hidden">{notice}</output>
          <Pages
            key={person}
            frame={frame}
            basepath={basepath}
            offers={joined ? state.offers : null}
            ended={joined && state.ended}
          />
        </>
      )}
      {joined && !isPanels ? (
        <footer className="flex justify-end px-3 pb-3">
          <LanguageSelect />
        </footer>
      ) : null}
    </div>
  );
}

interface PagesProps {
  frame: Frame;
  basepath: string;
  /** Of the newest token. */
  offers: string | null;
  /** No token comes any more. */
  ended: boolean;
}

/** The pages as one person sees them. For another person all of it is made anew, cache and router too. */
function Pages({ frame, basepath, offers, ended }: PagesProps) {
  const [{ queryClient, router }] = useState(() => {
    const queryClient = createQueryClient();
    return { queryClient, router: createAppRouter({ queryClient, basepath, history }) };
  });

  useEffect(() => {
    const stopRefresh = frame.onRefresh(() => void queryClient.refetchQueries({ type: 'active' }));
    const stopStatus = watchStatus(queryClient, frame.setLevel);
    const sendView = () => {
      const view = VIEWS.get((router.state.matches.at(-1)?.routeId ?? '').replace(/\/$/, ''));
      if (view) frame.send({ t: 'navigate', view });
    };
    const stopView = router.subscribe('onResolved', sendView);
    return () => {
      stopRefresh();
      stopStatus();
      frame.setLevel(undefined);
      stopView();
      queryClient.clear();
    };
  }, [frame, queryClient, router]);

  const wasEnded = useRef(false);
  useEffect(() => {
    // A token came after all: what failed without one is requested again.
    if (wasEnded.current && !ended) requestAfterAccess(queryClient);
    wasEnded.current = ended;
  }, [ended, queryClient]);

  const read = useRef(offers);
  useEffect(() => {
    // Buttons and names follow the token.
    if (read.current !== offers) void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
    read.current = offers;
  }, [offers, queryClient]);

  const isSupport = useQuery(sessionQuery(), queryClient).data?.body.role === 'support';
  return (
    <QueryClientProvider client={queryClient}>
      {isSupport && tokenWasInUrl ? <UrlTokenNotice /> : null}
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

/** One for all routers: each `createBrowserHistory` wraps the browser's own once more. */
const history = createBrowserHistory();

/** By the router's pattern; it ends that of a list, `/isos/`, with a slash. */
const VIEWS = new Map(
  PAGE_KINDS.flatMap((kind) =>
    isPageOf('frame', kind) ? [[PAGES[kind].path as string, kind] as const] : [],
  ),
);

function UrlTokenNotice() {
  return (
    <output className="block px-3 pt-3">
      <Notice tone="warn" title={m.tokenInAddress()}>
        <p>{m.takeItOut()}</p>
      </Notice>
    </output>
  );
}
