import { brief } from '../text/visible.ts';

/** The longest hover text; some browsers stall on more. */
const MAX_TITLE = 2_000;

interface UntrustedProps {
  text: string;
  /** Characters shown. */
  max?: number;
}

/** Text from outside: cut, isolated in its direction, with hidden characters made visible. */
export function Untrusted({ text, max = 120 }: UntrustedProps) {
  const shown = brief(text, max);
  const whole = brief(text, MAX_TITLE);
  return (
    <bdi className="[overflow-wrap:anywhere]" title={whole === shown ? undefined : whole}>
      {shown}
    </bdi>
  );
}
