import { ArrowUpRight, Check, Lock } from 'lucide';
import { useId, type ReactNode } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { currentDesk } from '../http/desk.ts';
import { useManagePlace } from '../session/manage-url.ts';
import { visible } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { CodeTag } from '../ui/code-tag.tsx';
import { Icon } from '../ui/icon.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { LongText } from '../ui/long-text.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { isSameGate, mountGateOf, uploadGate, type Gate } from './gate.ts';
import * as m from './messages/media.en.ts';
import { usePanelName } from './panel-name.ts';

/** The actions that HostUp allows now, why not the others, and where to act. */
export function ActionsStrip({ media }: { media: IsoMedia }) {
  const panel = usePanelName();
  const [mount, upload] = [mountGateOf(media), uploadGate(media.actions)];
  const closed = !mount.open && !upload.open;
  return (
    <StripRegion>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ul className="contents">
          {isSameGate(mount, upload) ? (
            <GateWords of={[MOUNT, UPLOAD]} code={m.bothCode()} gate={mount} />
          ) : (
            <>
              <GateWords of={[MOUNT]} code={m.mountCode()} gate={mount} />
              <GateWords of={[UPLOAD]} code={m.uploadCode()} gate={upload} />
            </>
          )}
        </ul>
        <div className="flex basis-full flex-wrap items-center gap-x-3 gap-y-2 sm:contents">
          <p className="min-w-0 flex-1 basis-36 text-xs text-muted sm:basis-60">
            {currentDesk()?.whyReadOnly() ?? m.onlyShows()} {(closed ? m.toUnmount : m.toAct)({ panel })}
          </p>
          <ManageLink />
        </div>
      </div>
    </StripRegion>
  );
}

/** The region "What you can do", under the bays. */
export function StripRegion({ children }: { children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="border-t border-line bg-page px-4 py-3 sm:px-5">
      <h3 id={heading}>
        <VisuallyHidden>{m.whatYouCanDo()}</VisuallyHidden>
      </h3>
      {children}
    </section>
  );
}

/** To where one can do the rest. */
export function ManageLink() {
  const { url, isHostUps } = useManagePlace();
  if (url === null) return null;
  return (
    <a
      // Until the address is known it only keeps the place.
      href={url}
      target="_blank"
      rel="noreferrer"
      className={`print:hidden ${url === undefined ? 'invisible' : ''} ${buttonStyle('secondary')}`}
    >
      {isHostUps ? m.openHostUp() : m.openPanel()}
      <VisuallyHidden> {m.newTab()}</VisuallyHidden>
      <Icon of={ArrowUpRight} className="size-3.5" />
    </a>
  );
}

/** An action: its name alone, and with whether it is allowed. */
interface Action {
  name: () => string;
  open: () => string;
  closed: () => string;
}

const MOUNT: Action = {
  name: () => m.mount(),
  open: () => m.mountAllowed(),
  closed: () => m.mountNotAllowed(),
};
const UPLOAD: Action = {
  name: () => m.upload(),
  open: () => m.uploadAllowed(),
  closed: () => m.uploadNotAllowed(),
};

interface GateWordsProps {
  of: readonly Action[];
  gate: Gate;
  /** What a code is called. */
  code: string;
}

/** Whether HostUp allows some actions, and why not. */
function GateWords({ of, gate, code: label }: GateWordsProps) {
  const words = gate.open ? gate.note : gate.reason;
  const code = gate.open ? null : gate.code;
  return (
    <li
      className={`flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 ${words === undefined ? '' : 'basis-full'}`}
    >
      {of.map(({ name, open, closed }) =>
        gate.open && gate.isFull ? (
          <Badge key={name()} tone="neutral">
            {name()}
          </Badge>
        ) : (
          <Badge key={name()} tone={gate.open ? 'ok' : 'danger'} icon={gate.open ? Check : Lock}>
            {gate.open ? open() : closed()}
          </Badge>
        ),
      )}
      {words === undefined ? null : (
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <LongText text={words} />
        </p>
      )}
      {code === null ? null : <CodeTag code={visible(code)} label={label} />}
    </li>
  );
}
