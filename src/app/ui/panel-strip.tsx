import { TriangleAlert } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { toneBox, toneText } from './tone.ts';

interface PanelStripProps {
  title: ReactNode;
  /** Text after the title. What has no room in the line is read when the strip is opened. */
  text: string;
  /** Shown when it is opened only. */
  children?: ReactNode;
}

/**
 * A warning in the empty space at the top of a panel, so that its coming and going moves nothing. Opened by hand it takes
 * the room it needs. As high as the smallest target, https://www.w3.org/TR/WCAG22/#target-size-minimum
 */
export function PanelStrip({ title, text, children }: PanelStripProps) {
  return (
    <details className="group relative z-10 -mx-4 -mt-6 text-xs open:mb-4">
      <summary className="flex min-h-6 cursor-pointer list-none items-end">
        <span
          className={`flex min-w-0 flex-1 items-center gap-1 border-y px-4 leading-3.5 group-open:py-1 ${toneBox.warn}`}
        >
          <Icon of={TriangleAlert} className={`size-3 shrink-0 ${toneText.warn}`} />
          <span className="min-w-0 truncate [overflow-wrap:anywhere] group-open:whitespace-normal">
            <span className="font-medium">{title}</span> {text}
          </span>
        </span>
      </summary>
      {children}
    </details>
  );
}
