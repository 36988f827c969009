import type { KeyboardEvent, ReactNode } from 'react';

interface FieldFormProps {
  /** What Enter in a field does: the same as the button beside it, which is no submit button. */
  onEnter: () => void;
  /** Accessible name; with one it is a region of its own. */
  label?: string;
  className: string;
  children: ReactNode;
}

/**
 * Fields and the button that uses what is in them. Enter is read from the keyboard: a frame whose `sandbox` attribute lacks
 * `allow-forms` submits no form, and fires no `submit` event (HTML, "form submission algorithm"). The event comes from
 * a phone's keyboard whose "Go" is no Enter.
 */
export function FieldForm({ onEnter, label, className, children }: FieldFormProps) {
  function onKey(event: KeyboardEvent) {
    // Enter also ends the input of a composed word; with Shift it begins a line.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    if (!event.repeat) onEnter();
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter in its fields, as every form takes it
    <form
      noValidate
      aria-label={label}
      className={className}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      {children}
    </form>
  );
}
