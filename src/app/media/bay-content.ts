import { brief } from '../text/visible.ts';
import type { Tone } from '../ui/tone.ts';
import { formatSizeGb, isSizeGb, shortImageName } from './image-name.ts';
import { nonBlank } from './non-blank.ts';
import type { SlotRow, SlotState } from './slots.ts';

/** How a bay is drawn. */
export type BayDrawing =
  | 'disk'
  | 'disc'
  /** A medium that is not in the library, or of which HostUp does not say that it is in. */
  | 'disc-unsure'
  | 'drive'
  | 'free'
  | 'cloud-init'
  | 'network'
  | 'unknown'
  | 'not-listed';

/** The part of a bay that its drawing, its second line and its tag show; safe to show. */
export interface BayContent {
  drawing: BayDrawing;
  /** The second line, in parts. */
  details: readonly string[];
  tag: { words: string; tone: Tone } | null;
}

/** Slot types that HostUp's page shows. They say what `inUse` says; any other is shown. */
const USUAL_TYPES = new Set(['existing_cdrom', 'available']);

/** What a CD/DVD drive or slot holds, as its row shows it. */
export function contentOf(row: SlotRow): BayContent {
  const content = stateContent(row);
  const type = nonBlank(row.slot?.type ?? null);
  if (type === null || USUAL_TYPES.has(type.trim().toLowerCase())) return content;
  return { ...content, details: [...content.details, `type “${brief(type, 40)}”`] };
}

function stateContent(row: SlotRow): BayContent {
  const { state, slot, device } = row;
  switch (state.kind) {
    case 'mounted':
      return mountedContent(state, slot?.inUse === false);
    case 'cloud-init':
      return {
        details: ['Cloud-init settings'],
        drawing: 'cloud-init',
        tag: { words: 'Cloud-init', tone: 'neutral' },
      };
    case 'not-mounted':
      return {
        details: [`${assigned(state)} is assigned, but not mounted`],
        drawing: 'disc-unsure',
        tag: { words: 'Not mounted', tone: 'neutral' },
      };
    case 'empty':
      return { details: ['Empty'], drawing: 'drive', tag: { words: 'Empty', tone: 'neutral' } };
    case 'free':
      return {
        details: device === null ? ['No device name', 'cannot be chosen'] : ['Empty'],
        drawing: 'free',
        tag: { words: 'Empty', tone: 'neutral' },
      };
    case 'in-use':
      return {
        details: ['In use', 'content not reported'],
        drawing: 'drive',
        tag: { words: 'Content unknown', tone: 'warn' },
      };
    case 'unreported':
      return {
        details:
          state.isoId === null
            ? ['Content not reported']
            : [assigned(state), 'HostUp does not report whether it is mounted'],
        drawing: state.isoId === null ? 'drive' : 'disc-unsure',
        tag: { words: 'Not reported', tone: 'warn' },
      };
    case 'unreadable':
      return {
        details: ['HostUp sent an entry here that Drivebay cannot read'],
        drawing: 'not-listed',
        tag: { words: 'Unreadable', tone: 'warn' },
      };
    default:
      return state satisfies never;
  }
}

function mountedContent(state: Extract<SlotState, { kind: 'mounted' }>, reportedFree: boolean): BayContent {
  const { image, isoId } = state;
  const size = image && isSizeGb(image.sizeGb) ? [formatSizeGb(image.sizeGb)] : [];
  const what = image
    ? [shortImageName(image), ...size]
    : isoId === null
      ? ['Medium without a name']
      : [assigned(state), 'not in the library'];
  return {
    details: reportedFree ? [...what, 'reported free'] : what,
    drawing: image ? 'disc' : 'disc-unsure',
    tag: reportedFree ? { words: 'Inconsistent', tone: 'warn' } : { words: 'ISO mounted', tone: 'info' },
  };
}

function assigned({
  isoId,
  image,
}: Pick<Extract<SlotState, { kind: 'mounted' }>, 'isoId' | 'image'>): string {
  return image ? shortImageName(image) : `Image ${brief(isoId ?? '', 40)}`;
}
