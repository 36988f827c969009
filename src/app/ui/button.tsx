import type { IconNode } from 'lucide';
import { useId, type ReactNode } from 'react';
import { buttonStyle, type ButtonSize, type ButtonVariant } from './link-style.ts';
import { Icon } from './icon.tsx';

interface ButtonProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconNode;
  /** Why it cannot be used now. The button stays visible and focusable; the reason stands beside it. */
  blocked?: string | undefined;
  /** Id of an element that holds the reason; then none stands beside the button. */
  reasonId?: string;
  /** On a phone the icon alone, with the words as its name and the reason as its tip. */
  short?: boolean;
  /** For a switch: whether it is on. */
  pressed?: boolean | undefined;
  onPress: () => void;
  children: ReactNode;
}

/** An action. A blocked one keeps its name and place, and says why. */
export function Button({
  variant,
  size,
  icon,
  blocked,
  reasonId,
  short = false,
  pressed,
  onPress,
  children,
}: ButtonProps) {
  const ownId = useId();
  const reason = reasonId ?? ownId;
  const button = (
    <button
      type="button"
      className={`${buttonStyle(variant, size)} ${short ? 'max-sm:px-2' : ''}`}
      aria-pressed={pressed}
      aria-disabled={blocked === undefined ? undefined : true}
      data-tip={short ? blocked : undefined}
      aria-describedby={blocked === undefined ? undefined : reason}
      onClick={blocked === undefined ? onPress : undefined}
    >
      {icon ? <Icon of={icon} className="size-4 shrink-0" /> : null}
      {short ? <span className="max-sm:sr-only">{children}</span> : children}
    </button>
  );
  // In the same element whether blocked or not: a button that is made anew loses the focus.
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-1">
      {button}
      {blocked === undefined || reasonId !== undefined ? null : (
        <span id={reason} className={`text-xs text-muted ${short ? 'max-sm:sr-only' : ''}`}>
          {blocked}
        </span>
      )}
    </span>
  );
}
