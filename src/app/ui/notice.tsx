import { CircleAlert, CircleCheck, Info, TriangleAlert, type IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { toneBox, toneText, type Tone } from './tone.ts';
import { Icon } from './icon.tsx';

const ICONS: Record<Tone, IconNode> = {
  neutral: Info,
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
};

interface NoticeProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons or links, under the text. */
  actions?: ReactNode;
}

/** Something the person should know, in place. It is read when reached; it does not interrupt. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const icon = ICONS[tone];
  return (
    <div className={`flex gap-2.5 rounded-md border px-3 py-2 ${toneBox[tone]}`}>
      <Icon of={icon} className={`mt-0.5 size-4 shrink-0 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 text-muted">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
