import type { BayDrawing } from './bay-content.ts';

const VENTS = Array.from({ length: 11 }, (_, n) => 16 + n * 8);

interface BayDrawingProps {
  of: BayDrawing;
  /** Its medium is tried before every disk. */
  leftIn: boolean;
}

/** A drive as seen from the front. The words beside it say the same; nothing in it speaks of a device's health. */
export function BayPicture({ of, leftIn }: BayDrawingProps) {
  const dashed = of === 'free' || of === 'not-listed';
  return (
    <svg
      aria-hidden
      viewBox="0 0 120 36"
      className="h-auto w-full stroke-line-strong @max-[15rem]/page:hidden"
      fill="none"
    >
      <rect
        x="0.75"
        y="0.75"
        width="118.5"
        height="34.5"
        rx="6"
        strokeWidth="1.2"
        strokeOpacity="0.75"
        strokeDasharray={dashed ? '4 3' : undefined}
        className={dashed ? '' : 'fill-sunken'}
      />
      <Front of={of} tone={leftIn ? 'fill-disc/20 stroke-disc' : 'fill-info/20 stroke-info'} />
    </svg>
  );
}

function Front({ of, tone }: { of: BayDrawing; tone: string }) {
  switch (of) {
    case 'disk':
      return (
        <g stroke="none" className="fill-line-strong" opacity="0.6">
          {VENTS.map((x) => (
            <rect key={x} x={x} y="11" width="4.5" height="14" rx="1.2" />
          ))}
        </g>
      );
    case 'disc':
    case 'disc-unsure': {
      const dashes = of === 'disc-unsure' ? '3 2.5' : undefined;
      return (
        <>
          <Slot />
          <path
            d="M28 15.4A32 15 0 0 0 92 15.4Z"
            strokeWidth="1.6"
            strokeDasharray={dashes}
            className={tone}
          />
          <path d="M51 15.4A9 4.4 0 0 0 69 15.4Z" strokeWidth="1.4" className={`${tone} fill-surface`} />
        </>
      );
    }
    case 'drive':
    case 'free':
      return <Slot />;
    case 'cloud-init':
      return (
        <path
          d="M51 24h17.5a5.5 5.5 0 0 0 .7-10.95A8 8 0 0 0 54 14.6 4.8 4.8 0 0 0 51 24Z"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
      );
    case 'network':
      return (
        <g strokeWidth="1.6" strokeLinecap="round">
          <path d="M60 12v6M40 24v-6h40v6" />
          <circle cx="60" cy="10" r="2" className="fill-line-strong" />
          <circle cx="40" cy="25.5" r="2" className="fill-line-strong" />
          <circle cx="80" cy="25.5" r="2" className="fill-line-strong" />
        </g>
      );
    case 'unknown':
      return (
        <path
          d="M56 14.5a4 4 0 1 1 5.6 3.7c-1.1.5-1.6 1.2-1.6 2.3M60 25v.2"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      );
    case 'not-listed':
      return null;
    default:
      return of satisfies never;
  }
}

function Slot() {
  return <rect x="19" y="13" width="82" height="2.4" rx="1.2" stroke="none" className="fill-line-strong" />;
}
