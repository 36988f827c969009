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
  /** Buttons or links, beside the text where there is room. */
  actions?: ReactNode;
}

/** Something the person should know, in place. It is read when reached; it does not interrupt. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const icon = ICONS[tone];
  return (
    <div className={`flex gap-2.5 rounded-card border px-4 py-3 ${toneBox[tone]}`}>
      <Icon of={icon} className={`mt-0.5 size-4 shrink-0 @max-[15rem]/page:hidden ${toneText[tone]}`} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2 [overflow-wrap:anywhere]">
        <div className="min-w-0 flex-[1_1_20rem]">
          <p className="font-semibold">{title}</p>
          {children ? <div className="mt-0.5 text-xs">{children}</div> : null}
        </div>
        {actions ? <div className="flex min-w-0 flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
