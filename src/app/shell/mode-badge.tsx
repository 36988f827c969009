import { useQuery } from '@tanstack/react-query';
import type { Session } from '../../contracts/gateway/api.ts';
import { Badge } from '../ui/badge.tsx';
import { sessionQuery } from '../session/queries.ts';

const MODES: Record<Session['mode'], { name: string; words: string }> = {
  sandbox: { name: 'Sandbox', words: 'Simulated data, no real server' },
  owner: { name: 'Owner', words: 'Your own account, read only' },
  embed: { name: 'Token', words: 'What your token opens, read only' },
};

/** Whose data the pages show, permanently; its place is kept while that is not known. */
export function ModeBadge() {
  const { data } = useQuery(sessionQuery());
  const mode = data ? MODES[data.body.mode] : null;
  return (
    <p className="flex min-h-5 min-w-0 flex-wrap items-center gap-x-2 text-xs text-muted">
      {mode ? (
        <>
          <Badge tone={data?.body.mode === 'sandbox' ? 'info' : 'neutral'}>{mode.name}</Badge>
          {mode.words}
        </>
      ) : null}
    </p>
  );
}
