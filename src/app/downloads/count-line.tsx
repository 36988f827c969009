import type { Group } from './download-list.ts';
import * as m from './messages/panels.en.ts';

/** `4 running · 5 done`; a count of zero is left out, and on a phone all but the first. */
export function CountLine({ counts: { active, ready, gone } }: { counts: Record<Group, number> }) {
  const [first, ...rest] = [
    ...(active > 0 ? [m.running({ count: active })] : []),
    ...(ready > 0 ? [m.done({ count: ready })] : []),
    ...(active + ready === 0 && gone > 0 ? [m.deletedCount({ count: gone })] : []),
  ];
  return (
    <span>
      {first}
      {rest.map((part) => (
        <span key={part} className="max-sm:hidden">
          {' '}
          {m.alsoCount({ words: part })}
        </span>
      ))}
    </span>
  );
}
