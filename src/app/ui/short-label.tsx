import { VisuallyHidden } from './visually-hidden.tsx';

interface ShortLabelProps {
  short: string;
  /** With what it is about; begins with the short one, so that it can be spoken to. */
  whole: string;
}

/** A label of which the place shows the beginning only; its name is whole for those who hear it. */
export function ShortLabel({ short, whole }: ShortLabelProps) {
  return (
    <>
      <span aria-hidden>{short}</span>
      <VisuallyHidden>{whole}</VisuallyHidden>
    </>
  );
}
