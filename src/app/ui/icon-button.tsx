import type { IconNode } from 'lucide';
import { useId } from 'react';
import { Icon } from './icon.tsx';

interface IconButtonProps {
  /** Accessible name, also shown on hover; it never changes with the state. */
  label: string;
  icon: IconNode;
  onPress: () => void;
  /** For a switch: whether it is on. */
  pressed?: boolean | undefined;
  /** Why it cannot be used now, readable by hover, tap and keyboard focus; the button stays focusable. */
  blocked?: string | undefined;
}

/** An action as an icon alone. */
export function IconButton({ label, icon, onPress, pressed, blocked }: IconButtonProps) {
  const reason = useId();
  return (
    <span className="relative inline-flex shrink-0">
      <button
        type="button"
        aria-label={label}
        title={blocked === undefined ? label : undefined}
        aria-pressed={pressed}
        aria-disabled={blocked === undefined ? undefined : true}
        aria-describedby={blocked === undefined ? undefined : reason}
        onClick={blocked === undefined ? onPress : undefined}
        className="peer inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink aria-disabled:bg-transparent aria-disabled:text-faint aria-pressed:bg-sunken aria-pressed:text-ink forced-colors:aria-pressed:border"
      >
        <Icon of={icon} className="size-4" />
      </button>
      {blocked === undefined ? null : (
        <span
          id={reason}
          // `:hover` as well on touch, where a tap sets it. Late, so that a short request does not flash.
          className="pointer-events-none invisible absolute end-0 top-full z-10 mt-1 w-max max-w-60 rounded-sm border border-line-strong bg-raised px-2 py-0.5 text-xs text-ink transition-[visibility] delay-300 peer-focus-visible:visible peer-[:hover]:visible print:hidden"
        >
          {blocked}
        </span>
      )}
    </span>
  );
}
