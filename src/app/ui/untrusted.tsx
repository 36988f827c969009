import { shortened } from '../text/visible.ts';

/** The longest hover text; some browsers stall on more. */
const MAX_TITLE = 2_000;

interface UntrustedProps {
  text: string;
  /** Characters shown. */
  max?: number;
}

/** Text from outside: cut, isolated in its direction, with hidden characters made visible. */
export function Untrusted({ text, max = 120 }: UntrustedProps) {
  const shown = shortened(text, max);
  const whole = shortened(text, MAX_TITLE);
  return (
    <bdi translate="no" className="[overflow-wrap:anywhere]" data-tip={whole === shown ? undefined : whole}>
      {shown}
    </bdi>
  );
}
