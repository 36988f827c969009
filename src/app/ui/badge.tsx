import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { toneBox, toneText, type Tone } from './tone.ts';

interface BadgeProps {
  tone: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}

/** A short state in words, such as "Mounted". */
export function Badge({ tone, icon: Icon, children }: BadgeProps) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-sm border px-1.5 text-xs/[1.125rem] font-medium ${toneBox[tone]} ${toneText[tone]}`}
    >
      {Icon ? <Icon aria-hidden className="size-3 shrink-0" /> : null}
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </span>
  );
}
