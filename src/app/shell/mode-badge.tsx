import { useQuery } from '@tanstack/react-query';
import { Badge } from '../ui/badge.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { sessionQuery } from '../session/queries.ts';
import { modeWords } from './mode-words.ts';

/** Whose data the pages show, permanently; its place is kept while that is not known. */
export function ModeBadge() {
  const { data } = useQuery(sessionQuery());
  const mode = data ? modeWords(data.body) : null;
  return (
    <p className="flex min-h-5 min-w-17 justify-end" data-tip={mode?.words}>
      {mode ? (
        <>
          <Badge tone={data?.body.mode === 'sandbox' ? 'info' : 'neutral'}>{mode.name}</Badge>
          <VisuallyHidden>: {mode.words}</VisuallyHidden>
        </>
      ) : null}
    </p>
  );
}
