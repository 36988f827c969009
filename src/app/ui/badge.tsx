import type { IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { toneBox, toneText, type Tone } from './tone.ts';
import { Icon } from './icon.tsx';

interface BadgeProps {
  tone: Tone;
  icon?: IconNode;
  children: ReactNode;
}

/** A short state in words, such as "Mounted". */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-tag border px-1.5 text-xs/[1.125rem] font-medium ${look(tone)}`}
    >
      {icon ? <Icon of={icon} className="size-3 shrink-0" /> : null}
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </span>
  );
}

/** A neutral tag is an outline: a grey box in grey words would look like a blocked button. */
function look(tone: Tone): string {
  return tone === 'neutral' ? 'border-line text-ink' : `${toneBox[tone]} ${toneText[tone]}`;
}
