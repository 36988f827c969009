import type { Command } from './commands.ts';
import * as m from './messages/menu.en.ts';

/** The id of the n-th option of a list, for `aria-activedescendant`. */
export function optionId(list: string, at: number): string {
  return `${list}-option-${at}`;
}

interface CommandListProps {
  id: string;
  commands: readonly Command[];
  /** Place of the active command among them. */
  active: number;
  onActive: (at: number) => void;
  onRun: (command: Command) => void;
}

/** The listbox of the command menu, in groups. The focus stays in the field. */
export function CommandList({ id, commands, active, onActive, onRun }: CommandListProps) {
  const groups = [...new Set(commands.map(({ group }) => group))];

  return (
    <div
      id={`${id}-list`}
      // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- no `select` can be steered from a field
      role="listbox"
      aria-label={m.commands()}
      tabIndex={-1}
      className="min-h-0 overflow-y-auto p-1.5"
    >
      {groups.map((group) => (
        <fieldset key={group} aria-label={group} className="min-w-0">
          <div aria-hidden className="px-2 pt-2 pb-1 text-xs text-muted">
            {group}
          </div>
          {commands.map((command, at) =>
            command.group === group ? (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and the keys
              <div
                key={command.id}
                ref={at === active ? bringIntoView : undefined}
                id={optionId(id, at)}
                // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                onPointerMove={() => onActive(at)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onRun(command)}
                className="flex cursor-pointer flex-wrap items-baseline gap-x-3 rounded-md px-2 py-1.5 aria-selected:bg-sunken forced-colors:aria-selected:outline"
              >
                <bdi className="min-w-0 [overflow-wrap:anywhere]">{command.title}</bdi>
                {command.hint === '' ? null : (
                  <bdi className="min-w-0 text-xs text-muted [overflow-wrap:anywhere]">{command.hint}</bdi>
                )}
              </div>
            ) : null,
          )}
        </fieldset>
      ))}
    </div>
  );
}

function bringIntoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
