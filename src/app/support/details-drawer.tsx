import { X } from 'lucide';
import { Dialog } from 'radix-ui';
import { use, useRef, useState, type ReactNode } from 'react';
import { DetailsContext } from '../live/details.tsx';
import { ResponseDetails } from '../live/response-details.tsx';
import * as surface from '../surface.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { PassesTab } from '../ui/passes-tab.tsx';
import { useMatches } from '../ui/use-matches.ts';
import { CopyDiagnostics } from './copy-diagnostics.tsx';
import { useShownResponses } from './shown-responses.ts';
import { ThisBrowser } from './this-browser.tsx';
import * as m from './messages/details.en.ts';

/** From this width on the drawer stands beside the page (styles.css): 1200 px at the usual font size. */
const BESIDE = '(min-width: 75rem)';
/** `h-160`. */
const HEIGHT_IN_FRAME_PX = 640;
const THIS_BROWSER = 'this-browser';

const BOX = 'z-20 flex flex-col border-line bg-raised text-ink outline-none print:hidden';
const LOOKS = {
  beside: 'sticky top-0 h-[calc(100dvh-3rem)] border-s',
  sheet:
    'fixed inset-y-0 end-0 w-116 max-w-full border-s shadow-lg max-sm:inset-x-0 max-sm:top-12 max-sm:w-auto max-sm:rounded-t-card max-sm:border-t',
  // A frame may be as tall as its page, not as the screen: the drawer stands in the page, at the control that opened it.
  framed:
    'absolute end-2 h-160 max-h-[calc(100dvh-1rem)] w-116 max-w-[calc(100%-1rem)] rounded-card border shadow-lg',
};

/**
 * The responses behind the page, one tab each: beside a wide page, over a narrow one. It is modal only there: in a frame
 * a focus trap would fight with the page around it.
 */
export function DetailsDrawer() {
  const details = use(DetailsContext);
  const wide = useMatches(BESIDE);
  const look = surface.framed ? 'framed' : wide ? 'beside' : 'sheet';
  const modal = look === 'sheet';
  const title = useRef<HTMLHeadingElement>(null);
  /** `null` when the page came with the details open. */
  const [opener] = useState(focused);
  const content = (
    <Dialog.Content
      aria-describedby={undefined}
      className={`${BOX} ${LOOKS[look]}`}
      style={look === 'framed' ? { top: topFor(opener) } : undefined}
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        if (modal || opener) title.current?.focus({ preventScroll: true });
        // In a frame that is smaller than its page, all of it must come into view, not its title alone.
        if (look === 'framed') title.current?.closest('[role=dialog]')?.scrollIntoView({ block: 'nearest' });
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        const back = opener?.isConnected
          ? opener
          : document.querySelector<HTMLElement>('[data-details-link]');
        back?.focus();
      }}
      onEscapeKeyDown={(event) => {
        // Beside a page it closes on its own Esc alone.
        const { target } = event;
        if (!modal && !(target instanceof Node && title.current?.closest('[role=dialog]')?.contains(target)))
          event.preventDefault();
      }}
      onInteractOutside={(event) => {
        if (!modal) event.preventDefault();
      }}
    >
      <Inside modal={modal}>
        <div className="flex items-start gap-2 px-4 pt-3 pb-2">
          <Dialog.Title ref={title} tabIndex={-1} className="grow py-1 text-base font-semibold">
            {m.details()}
          </Dialog.Title>
          <CopyDiagnostics />
          <IconButton label={m.closeDetails()} icon={X} onPress={() => details?.close()} />
        </div>
        <div className="min-h-0 grow overflow-y-auto px-4 pb-4">
          <Responses />
        </div>
      </Inside>
    </Dialog.Content>
  );
  return (
    // Another kind of dialog is another one.
    <Dialog.Root key={look} open modal={modal} onOpenChange={() => details?.close()}>
      {modal ? <Sheet>{content}</Sheet> : content}
    </Dialog.Root>
  );
}

function Inside({ modal, children }: { modal: boolean; children: ReactNode }) {
  return modal ? children : <PassesTab className="flex min-h-0 grow flex-col">{children}</PassesTab>;
}

/** Radix's own overlay adds a style sheet while it is open, which the page's Content-Security-Policy forbids. */
function Sheet({ children }: { children: ReactNode }) {
  return (
    <Dialog.Portal>
      <div data-scrim className="fixed inset-0 z-20 bg-scrim print:hidden" />
      {children}
    </Dialog.Portal>
  );
}

function Responses() {
  const details = use(DetailsContext);
  const responses = useShownResponses();
  const target = details?.target ?? null;
  const [chosen, setChosen] = useState<{ tab: string; at: typeof target } | null>(null);
  const wanted = chosen && chosen.at === target ? chosen.tab : target?.path;
  const shown = wanted === THIS_BROWSER ? undefined : (byPath(responses, wanted) ?? responses[0]);
  const tab = shown?.path ?? THIS_BROWSER;
  return (
    <TabList
      label={m.responses()}
      value={tab}
      onChange={(next) => setChosen({ tab: next, at: target })}
      tabs={[
        ...responses.map(({ path, name }) => ({ value: path, label: name })),
        { value: THIS_BROWSER, label: m.thisBrowser() },
      ]}
    >
      {shown ? (
        <ResponseDetails
          key={shown.path}
          title={shown.name}
          path={shown.path}
          snapshot={shown.snapshot}
          error={shown.error}
          target={target?.path === shown.path ? target : null}
          onShowAll={() => {
            setChosen({ tab, at: null });
            details?.show(null);
          }}
        />
      ) : (
        <ThisBrowser />
      )}
    </TabList>
  );
}

function byPath<T extends { path: string }>(all: readonly T[], path: string | undefined): T | undefined {
  return all.find((each) => each.path === path);
}

function focused(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
}

/** Beside the control that opened it, as far as it then fits into the page; px from the top of the page. */
function topFor(opener: HTMLElement | null): number {
  const { top = 0 } = opener?.getBoundingClientRect() ?? {};
  const { scrollHeight, clientHeight } = document.documentElement;
  const room = scrollHeight - Math.min(HEIGHT_IN_FRAME_PX, clientHeight - 16);
  return Math.max(8, Math.min(top + window.scrollY, room));
}
