import type { IconNode } from 'lucide';
import { useId } from 'react';
import { Icon } from './icon.tsx';

interface IconButtonProps {
  /** Accessible name, also its tip; it never changes with the state. */
  label: string;
  icon: IconNode;
  onPress: () => void;
  /** For a switch: whether it is on. */
  pressed?: boolean | undefined;
  /** Why it cannot be used now: its tip then, which comes on hover, keyboard focus, tap and click. It stays focusable. */
  blocked?: string | undefined;
}

/** An action as an icon alone. */
export function IconButton({ label, icon, onPress, pressed, blocked }: IconButtonProps) {
  const reason = useId();
  return (
    <>
      <button
        type="button"
        aria-label={label}
        data-tip={blocked ?? label}
        aria-pressed={pressed}
        aria-disabled={blocked === undefined ? undefined : true}
        aria-describedby={blocked === undefined ? undefined : reason}
        onClick={blocked === undefined ? onPress : undefined}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink aria-disabled:bg-transparent aria-disabled:text-faint aria-pressed:bg-sunken aria-pressed:text-ink forced-colors:aria-pressed:border"
      >
        <Icon of={icon} className="size-4" />
      </button>
      {blocked === undefined ? null : (
        <span id={reason} hidden>
          {blocked}
        </span>
      )}
    </>
  );
}
