import { TriangleAlert } from 'lucide';
import type { Failure } from '../live/failure.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { Icon } from '../ui/icon.tsx';
import * as m from './messages/panels.en.ts';

interface RowTroubleProps {
  title: string;
  /** Of this ISO alone. One of the provider stands at the page's head. */
  failure?: Failure | null;
}

/** The row of an ISO that could not be read, and why. */
export function RowTrouble({ title, failure }: RowTroubleProps) {
  return (
    <li className="flex gap-2 border-t border-line px-4 py-3">
      <Icon of={TriangleAlert} className="mt-0.5 size-4 shrink-0 text-warn" />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="font-medium">{title}</p>
        {failure?.detail ? <p className="text-xs text-muted">{failure.detail}</p> : null}
        {failure?.providerMessage ? (
          <div className="text-xs text-muted">{failure.providerMessage}</div>
        ) : null}
        {failure?.code ? <CodeTag code={failure.code} label={m.copyErrorCode()} /> : null}
      </div>
    </li>
  );
}
