import { Check, Lock } from 'lucide';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { visible } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { CodeTag } from '../ui/code-tag.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { gateOf, type Gate } from './gate.ts';

export const GATES = 'What you can do';

/** The actions that HostUp allows now, and why not the others. */
export function Gates({ live }: { live: Live<IsoMedia> }) {
  return (
    <LivePanel
      title={GATES}
      live={live}
      fields={['actions']}
      empty={() => null}
      skeleton={<SkeletonRows rows={2} className="h-10" />}
    >
      {({ actions }) => (
        <ul className="divide-y divide-line">
          <Action name="Mount an ISO" gate={gateOf(actions.canMount, 'mount an ISO')} />
          <Action name="Upload an ISO" gate={gateOf(actions.canUpload, 'upload an ISO')} />
        </ul>
      )}
    </LivePanel>
  );
}

function Action({ name, gate }: { name: string; gate: Gate }) {
  const words = gate.open ? gate.note : gate.reason;
  return (
    <li className="py-2.5 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{name}</span>
        {gate.open ? (
          <Badge tone="ok" icon={Check}>
            Allowed
          </Badge>
        ) : (
          <Badge tone="danger" icon={Lock}>
            Not allowed
          </Badge>
        )}
      </div>
      {words === undefined ? null : (
        <p className="mt-0.5 max-w-prose text-muted">
          <Untrusted text={words} max={600} />
        </p>
      )}
      {gate.open || gate.code === null ? null : (
        <div className="mt-1.5">
          <CodeTag code={visible(gate.code)} label={`reason code: ${name}`} />
        </div>
      )}
    </li>
  );
}
