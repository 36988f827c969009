import type { ReactNode } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import type { Drift } from '../../contracts/tolerant.ts';
import { formatBytes, formatExactBytes } from '../text/bytes.ts';
import { formatUtcTime, isUtcHere, parseIsoTime } from '../text/iso-time.ts';
import { Fact, Facts } from '../ui/facts.tsx';
import { Mono } from '../ui/mono.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { Untrusted } from '../ui/untrusted.tsx';

interface IsoFactsProps {
  iso: Iso;
  /** What of the response could not be read. */
  drift: readonly Drift[];
}

/** Every documented field of one ISO, exactly as VPSBG gives it. */
export function IsoFacts({ iso, drift }: IsoFactsProps) {
  const sent = (field: keyof Iso) => drift.find(({ path }) => path === field)?.got;
  return (
    <Facts>
      <Fact term="Id">
        <Mono>{iso.id}</Mono>
      </Fact>
      <Fact term="Name">
        {iso.name ? <Untrusted text={iso.name} max={1_000} /> : <Unknown sent={sent('name') ?? iso.name} />}
      </Fact>
      <Fact term="Status">
        {iso.status ? (
          <Mono>
            <Untrusted text={iso.status} />
          </Mono>
        ) : (
          <Unknown sent={sent('status') ?? iso.status} />
        )}
      </Fact>
      <Fact term="Size">
        <Bytes count={iso.size} sent={sent('size')} />
      </Fact>
      <Fact term="Downloaded">
        <Bytes count={iso.downloaded} sent={sent('downloaded')} />
      </Fact>
      <Fact term="Created">
        <ExactTime value={iso.created_at} sent={sent('created_at')} />
      </Fact>
      <Fact term="Deletion">
        <ExactTime value={iso.deletion_at} sent={sent('deletion_at')} />
      </Fact>
    </Facts>
  );
}

function Bytes({ count, sent }: { count: number | null; sent: string | undefined }) {
  const exact = formatExactBytes(count);
  if (exact === null) return <Unknown sent={sent ?? (count === null ? null : String(count))} />;
  const short = formatBytes(count);
  return count !== null && count >= 1_000 ? `${short} (${exact})` : exact;
}

function ExactTime({ value, sent }: { value: string | null; sent: string | undefined }) {
  const at = parseIsoTime(value);
  if (at === null) return <Unknown sent={sent ?? value} />;
  return (
    <>
      <span className="block">
        <TimeOf ms={at} />
      </span>
      {isUtcHere(at) ? null : <span className="block text-muted">{formatUtcTime(at)}</span>}
      <span className="block text-muted">
        <Mono>{value}</Mono>
      </span>
    </>
  );
}

/** A value that could not be read, and what came in its place. */
function Unknown({ sent }: { sent: string | null | undefined }): ReactNode {
  if (sent === null || sent === undefined || sent === 'nothing' || sent === 'null')
    return 'Unknown: VPSBG sent nothing';
  if (sent === '') return 'Unknown: VPSBG sent an empty text';
  return (
    <>
      Unknown: VPSBG sent{' '}
      <Mono>
        <Untrusted text={sent} />
      </Mono>
    </>
  );
}
