/** A place where something will be; give it the size of what comes. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <span aria-hidden className={`block animate-pulse rounded-sm bg-sunken ${className}`} />;
}

interface SkeletonRowsProps {
  rows: number;
  /** Height of one row, such as `h-10`. */
  className?: string;
}

/** Rows where rows will be. */
export function SkeletonRows({ rows, className = 'h-10' }: SkeletonRowsProps) {
  return (
    <div aria-hidden className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={`flex items-center gap-4 ${className}`}>
          <Skeleton className="h-3 w-2/5" />
          <Skeleton className="ml-auto h-3 w-1/5" />
        </div>
      ))}
    </div>
  );
}
