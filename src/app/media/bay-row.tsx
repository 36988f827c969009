import { use } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { BayPicture } from './bay-drawing.tsx';
import type { Bay } from './bays.ts';
import { holdsId } from './device-label.ts';
import { MediaActionsContext } from './media-actions.ts';
import * as m from './messages/page.en.ts';

/**
 * One device of the server: its place in the boot order, its drawing, what it is and what is in it. On a phone with very
 * large text the drawing leaves its room to the words.
 */
export function BayRow({ bay }: { bay: Bay }) {
  const { device, name, details, tag } = bay;
  const actions = use(MediaActionsContext);
  const idShown = device !== null && name !== device && !holdsId(name, device);
  const badge = tag ? <Badge tone={tag.tone}>{tag.words}</Badge> : null;
  return (
    <li className="grid grid-cols-[1.5rem_4.25rem_minmax(0,1fr)] items-center gap-x-3.5 gap-y-1 py-2.25 @max-[15rem]/page:grid-cols-[1.5rem_0_minmax(0,1fr)] @max-[15rem]/page:gap-x-1 sm:grid-cols-[1.5rem_7.5rem_minmax(0,1fr)_auto]">
      <Position of={bay.position} />
      <BayPicture of={bay.drawing} leftIn={bay.leftIn} />
      <div className="col-start-3 min-w-0">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
          <bdi className="font-semibold [overflow-wrap:anywhere]">{name}</bdi>
          {idShown ? (
            <span className="text-muted">
              <Mono>
                <Untrusted text={device} max={40} />
              </Mono>
            </span>
          ) : null}
        </p>
        <p className="text-xs text-muted [overflow-wrap:anywhere]">{details.join(' · ')}</p>
      </div>
      {actions ? (
        <div className="col-start-3 empty:hidden sm:col-start-4 sm:justify-self-end">
          <actions.BayEnd bay={bay} tag={badge} />
        </div>
      ) : null}
      {badge === null || actions ? null : (
        // On a phone there is room for what the other words do not say: a warning.
        <div
          className={`col-start-3 sm:col-start-4 sm:justify-self-end ${tag?.tone === 'warn' && !bay.leftIn ? '' : 'max-sm:hidden'}`}
        >
          {badge}
        </div>
      )}
      {actions ? <actions.BayNote bay={bay} /> : null}
    </li>
  );
}

function Position({ of }: { of: Bay['position'] }) {
  const first = of === 1;
  const look = first
    ? // Printers leave backgrounds out.
      'border-ink bg-ink text-surface print:bg-transparent print:text-ink'
    : typeof of === 'number'
      ? 'border-line-strong'
      : 'border-dashed border-line-strong text-muted';
  return (
    <span
      className={`grid size-6 place-items-center rounded-full border-[1.5px] text-xs font-semibold tabular-nums ${look}`}
    >
      {typeof of === 'number' ? (
        <>
          <VisuallyHidden>{m.bootOrder()} </VisuallyHidden>
          {of}
        </>
      ) : (
        <>
          <span aria-hidden>{of === 'none' ? '–' : '?'}</span>
          <VisuallyHidden>{of === 'none' ? m.notInOrder() : m.orderUnknown()}</VisuallyHidden>
        </>
      )}
    </span>
  );
}
