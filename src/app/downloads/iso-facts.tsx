import type { ReactNode } from 'react';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { TOO_LARGE, type Drift } from '../../contracts/tolerant.ts';
import { formatBytes, formatExactBytes } from '../text/bytes.ts';
import { formatUtcTime, isUtcHere, parseIsoTime } from '../text/iso-time.ts';
import { Fact, Facts } from '../ui/facts.tsx';
import { inWords } from '../ui/in-words.tsx';
import { Mono } from '../ui/mono.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import * as m from './messages/fields.en.ts';

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
      <Fact term={m.id()}>
        <Mono>{iso.id}</Mono>
      </Fact>
      <Fact term={m.name()}>
        {iso.name ? <Untrusted text={iso.name} max={1_000} /> : <Unknown sent={sent('name') ?? iso.name} />}
      </Fact>
      <Fact term={m.status()}>
        {iso.status ? (
          <Mono>
            <Untrusted text={iso.status} />
          </Mono>
        ) : (
          <Unknown sent={sent('status') ?? iso.status} />
        )}
      </Fact>
      <Fact term={m.size()}>
        <Bytes count={iso.size} sent={sent('size')} />
      </Fact>
      <Fact term={m.downloaded()}>
        <Bytes count={iso.downloaded} sent={sent('downloaded')} />
      </Fact>
      <Fact term={m.created()}>
        <ExactTime value={iso.created_at} sent={sent('created_at')} />
      </Fact>
      <Fact term={m.deletion()}>
        <ExactTime value={iso.deletion_at} sent={sent('deletion_at')} />
      </Fact>
    </Facts>
  );
}

function Bytes({ count, sent }: { count: number | null; sent: string | undefined }) {
  const exact = formatExactBytes(count);
  if (exact === null) return <Unknown sent={sent ?? (count === null ? null : String(count))} />;
  const short = formatBytes(count);
  return count !== null && count >= 1_000 && short !== null ? m.shortAndExact({ short, exact }) : exact;
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
  if (sent === null || sent === undefined || sent === 'nothing' || sent === 'null') return m.sentNothing();
  if (sent === '') return m.sentEmpty();
  if (sent === TOO_LARGE) return m.sentTooLarge();
  if (sent === 'an object') return m.sentObject();
  const count = /^a list of (\d+)$/.exec(sent)?.[1];
  if (count !== undefined) return m.sentList({ count: Number(count) });
  const shown = (
    <Mono>
      <Untrusted text={sent} />
    </Mono>
  );
  return inWords(m.sent, { sent: shown });
}
