import { useState } from 'react';
import { shortened } from '../text/visible.ts';
import { Untrusted } from './untrusted.tsx';
import { usePrinting } from './use-printing.ts';
import * as m from './messages/parts.en.ts';

/** Characters of a long text that stand open: three to four lines on a phone. */
const OPEN = 160;
/** A little more than that is shown whole: a button would need as much room. */
const SHORT = 200;
/** The longest text shown at all. */
const MOST = 10_000;

/** Text from outside that may be long: its beginning, and a button that shows all of it. */
export function LongText({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const printing = usePrinting();
  if (shortened(text, MOST).length <= SHORT) return <Untrusted text={text} max={SHORT} />;
  return (
    <>
      <bdi translate="no" className="[overflow-wrap:anywhere]">
        {shortened(text, open || printing ? MOST : OPEN)}
      </bdi>{' '}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="min-h-6 rounded-sm font-medium underline underline-offset-2 print:hidden"
      >
        {open ? m.showLess() : m.showAll()}
      </button>
    </>
  );
}
