import { Skeleton } from '../ui/skeleton.tsx';

/** Rows of the size of a download, while nothing is known. */
export function DownloadSkeleton({ rows }: { rows: number }) {
  return (
    <div aria-hidden className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="grid h-24 content-center gap-2.5">
          <Skeleton className="h-3.5 w-2/5" />
          <Skeleton className="h-1.5 w-full" />
          <Skeleton className="h-3 w-1/3" />
        </div>
      ))}
    </div>
  );
}
