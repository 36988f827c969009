import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Dialog } from 'radix-ui';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { accountServers } from '../media/account-servers.ts';
import { ServerSearchStatus } from '../media/server-search-status.tsx';
import { useServerSearch } from '../media/use-server-search.ts';
import { staffParts, type HitsProps } from '../session/staff-parts.ts';
import { themeChoice } from '../shell/theme.ts';
import { PassesTab } from '../ui/passes-tab.tsx';
import { SelectedText } from '../ui/selected-text.tsx';
import { CommandList, optionId } from './command-list.tsx';
import { commandsFor, type Action, type Command } from './commands.ts';
import { diagnosticsHere } from './diagnostics-here.ts';
import { foundPage } from './found-page.ts';
import { goToHeading, pageRegions } from './page-regions.ts';
import { lookupWords } from './lookup-words.ts';
import { recognise } from './recognise.ts';
import { holdsCertainSecret } from './redact.ts';
import * as m from './messages/menu.en.ts';

export interface CommandMenuProps {
  /** `focus`: whether the focus goes back to where it was. `message` is announced politely, such as "Diagnostics copied". */
  onClose: (how: { focus: boolean; message?: string }) => void;
}

/**
 * One field to go anywhere: a combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/) in a dialog that is not
 * modal: leaving it with Tab or a click closes it. The server list is requested when it opens, and the rest of the
 * account once a text fits none of the servers read so far.
 */
export function CommandMenu({ onClose }: CommandMenuProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { pathname, searchStr } = useLocation();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  // As they were when the menu opened: the list must not move under the finger.
  const [regions] = useState(pageRegions);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const staff = staffParts();
  const [{ hits, notes }, setFound] = useState<Parameters<HitsProps['onFound']>[0]>({ hits: [], notes: [] });

  const named = recognise(query).kind === 'nothing' && !holdsCertainSecret(query) ? query : '';
  const search = useServerSearch(named);
  useEffect(() => void accountServers(queryClient).readFirst(), [queryClient]);
  const vpss = [...new Map([...search.read.servers, ...search.matches].map((vps) => [vps.id, vps])).values()];

  const details = new URLSearchParams(searchStr).get('details') === '1';
  const surroundings = {
    vpss,
    regions: regions.map(({ name }) => name),
    details: pathname.startsWith('/support') ? null : details,
    theme: themeChoice.current(),
  };
  const isUnknown = !search.pending && commandsFor(query, { ...surroundings, hits: [] }).length === 0;
  const commands = commandsFor(query, { ...surroundings, hits });

  function wordsOf(text: string): string[] {
    const { ids, others } = lookupWords(text);
    // A name is looked up when nothing else fits what is typed.
    const named = others.filter(({ what }) => what === 'IP address' || isUnknown);
    return [...ids.map(({ id }) => id), ...named.map(({ words }) => words)];
  }
  const chosen = commands[active];
  const counted = m.commandCount({ count: commands.length, digits: String(commands.length) });
  const none = search.read.whole ? whyNot(query) : null;

  function type(text: string) {
    setQuery(text);
    setActive(0);
    setRefused(null);
  }

  async function run(action: Action) {
    if (action.kind === 'region') {
      onClose({ focus: false });
      const region = regions[action.at];
      if (region) goToHeading(region.heading);
      return;
    }
    if (action.kind === 'copy-diagnostics') {
      await copy();
      return;
    }
    onClose({ focus: true });
    if (action.kind === 'theme') themeChoice.choose(action.theme);
    else await go(action);
  }

  async function copy() {
    const text = diagnosticsHere(queryClient);
    try {
      // `clipboard` is missing on plain-HTTP pages, whatever its type says.
      await navigator.clipboard.writeText(text);
      onClose({ focus: true, message: m.diagnosticsCopied() });
    } catch {
      setRefused(text);
    }
  }

  async function go(action: Exclude<Action, { kind: 'region' | 'copy-diagnostics' | 'theme' }>) {
    if (action.kind === 'page') await navigate({ to: action.to });
    else if (action.kind === 'toggle-details') {
      await navigate({
        to: '.',
        search: (old) => ({ ...old, details: details ? undefined : '1' }),
        replace: true,
        resetScroll: false,
      });
    } else {
      const { found, href = (await staff?.elsewhere(found)) ?? null } = action;
      if (href === null) await navigate(foundPage(found));
      else location.assign(href);
    }
  }

  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const count = Math.max(1, commands.length);
    if (event.key === 'ArrowDown') setActive((active + 1) % count);
    else if (event.key === 'ArrowUp') setActive((active - 1 + count) % count);
    else if (event.key === 'Enter' && chosen) void run(chosen.action);
    else return;
    event.preventDefault();
  }

  /** A field of one line drops line breaks, and two ids would become one. */
  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const before = query.slice(0, selectionStart ?? query.length);
    const after = query.slice(selectionEnd ?? query.length);
    type(`${before}${text.replaceAll(/\s+/g, ' ')}${after}`);
  }

  return (
    <Dialog.Root open modal={false} onOpenChange={() => onClose({ focus: true })}>
      {staff ? <staff.Hits text={query} wordsOf={wordsOf} onFound={setFound} /> : null}
      <Dialog.Content
        aria-label={m.commandMenu()}
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          field.current?.focus();
        }}
        // What closes the menu says where the focus goes.
        onCloseAutoFocus={(event) => event.preventDefault()}
        onInteractOutside={(event) => {
          event.preventDefault();
          // The button beside the menu closes it by itself.
          const onButton = event.target instanceof Element && event.target.closest('[aria-haspopup=dialog]');
          if (!onButton) onClose({ focus: false });
        }}
        className="fixed inset-x-2 top-2 z-30 mx-auto flex max-h-[min(32rem,calc(100%-1rem))] w-auto max-w-xl flex-col overflow-hidden rounded-dialog border border-line-strong bg-raised text-ink shadow-lg outline-none sm:top-16"
      >
        <PassesTab className="flex min-h-0 flex-col">
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label={m.fieldLabel()}
            aria-expanded={refused === null}
            aria-controls={refused === null ? `${id}-list` : undefined}
            aria-activedescendant={chosen && refused === null ? optionId(id, active) : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            placeholder={m.fieldHint()}
            value={query}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={onKey}
            onPaste={onPaste}
            className="h-11 w-full min-w-0 shrink-0 border-b border-line bg-transparent px-3 outline-none placeholder:truncate"
          />
          {refused === null ? (
            <CommandList
              id={id}
              commands={commands}
              active={active}
              onActive={setActive}
              onRun={(command: Command) => void run(command.action)}
            />
          ) : (
            <div className="p-3">
              <SelectedText label={m.clipboardRefused()} text={refused} />
            </div>
          )}
          <output className={commands.length > 0 ? 'sr-only' : 'block px-3 pb-3 text-muted'}>
            {commands.length > 0
              ? counted
              : none === null
                ? m.noResults()
                : m.noResultsBecause({ why: none })}
          </output>
          <output className="block px-3 pb-3 text-warn empty:hidden">{notes.join(' ')}</output>
          {named.trim() === '' || (search.read.whole && commands.length > 0) ? null : (
            <div className="shrink-0 border-t border-line px-3 py-2">
              <ServerSearchStatus search={search} />
            </div>
          )}
        </PassesTab>
      </Dialog.Content>
    </Dialog.Root>
  );
}

function whyNot(query: string): string | null {
  const result = recognise(query);
  return result.kind === 'nothing' ? result.why : null;
}
