import { X } from 'lucide';
import { AlertDialog, Dialog } from 'radix-ui';
import { useContext, type ReactNode } from 'react';
import * as surface from '../surface.ts';
import { DialogNotice } from '../ui/dialog-notice.ts';
import { IconButton } from '../ui/icon-button.tsx';
import * as m from './messages/dialogs.en.ts';
import { usePlaceInPage } from './place-in-page.ts';
import { useVpsActions } from './vps-actions-context.ts';

const BOX =
  'z-30 flex flex-col border border-line bg-raised text-ink shadow-lg outline-none sm:w-[31.25rem] sm:max-w-[calc(100%-2rem)] sm:rounded-dialog print:hidden';
const PLACE =
  'fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[92dvh] max-sm:rounded-t-dialog sm:top-1/2 sm:left-1/2 sm:max-h-[calc(100dvh-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2';
/** A frame is as tall as its page, not as the screen: the dialog stands in the page, at what opened it. */
const PLACE_IN_FRAME = 'absolute inset-x-2 mx-auto max-h-[calc(100dvh-1rem)] rounded-dialog';

interface DialogFrameProps {
  title: string;
  children: ReactNode;
  /** Buttons, at the end. */
  actions: ReactNode;
}

/** A dialog: in the middle of the page, on a phone a sheet at its end. Esc and its X close it; the focus goes back. */
export function DialogFrame({ title, children, actions }: DialogFrameProps) {
  const { dialogs } = useVpsActions();
  return (
    <Dialog.Root open onOpenChange={() => dialogs.close()}>
      <Dialog.Portal>
        <Scrim />
        <Dialog.Content aria-describedby={undefined} onOpenAutoFocus={focusFirstField} {...useFrame()}>
          <header className="flex items-start gap-2 px-4 pt-4 sm:px-5">
            <Dialog.Title className="min-w-0 grow text-base font-semibold [overflow-wrap:anywhere]">
              {title}
            </Dialog.Title>
            <IconButton label={m.close()} icon={X} onPress={() => dialogs.close()} />
          </header>
          <PageNotice />
          <div className="min-h-0 space-y-4 overflow-y-auto px-4 pt-2 pb-4 sm:px-5">{children}</div>
          <Footer>{actions}</Footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A form is begun at its first field, not at its X. */
function focusFirstField(event: Event): void {
  const { target } = event;
  const field = target instanceof HTMLElement && target.querySelector<HTMLElement>('select, input:checked');
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** A question before what cannot be undone: only its buttons and Esc close it. */
export function QuestionFrame({ title, children, actions }: DialogFrameProps) {
  const { dialogs } = useVpsActions();
  return (
    <AlertDialog.Root open onOpenChange={() => dialogs.close()}>
      <AlertDialog.Portal>
        <Scrim />
        <AlertDialog.Content {...useFrame()}>
          <AlertDialog.Title className="px-4 pt-4 text-base font-semibold [overflow-wrap:anywhere] sm:px-5">
            {title}
          </AlertDialog.Title>
          <PageNotice />
          <AlertDialog.Description asChild>
            <div className="min-h-0 space-y-3 overflow-y-auto px-4 pt-2 pb-4 [overflow-wrap:anywhere] sm:px-5">
              {children}
            </div>
          </AlertDialog.Description>
          <Footer>{actions}</Footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function PageNotice() {
  return <output className="block px-4 pt-2 empty:hidden sm:px-5">{useContext(DialogNotice)}</output>;
}

function useFrame() {
  const { dialogs } = useVpsActions();
  const placeAtOpener = usePlaceInPage(dialogs.opener);
  return {
    className: `${BOX} ${surface.framed ? PLACE_IN_FRAME : PLACE}`,
    ...(surface.framed && { ref: placeAtOpener }),
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      dialogs.giveFocusBack();
    },
  };
}

/** Radix's own overlay adds a style sheet while it is open, which the page's Content-Security-Policy forbids. */
function Scrim() {
  return <div data-scrim className="fixed inset-0 z-30 bg-scrim print:hidden" />;
}

function Footer({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 max-sm:*:flex-1 max-sm:**:[button]:w-full sm:px-5">
      {children}
    </footer>
  );
}
