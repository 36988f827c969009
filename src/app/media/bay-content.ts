import { brief } from '../text/visible.ts';
import type { Tone } from '../ui/tone.ts';
import { formatSizeGb, isSizeGb, shortImageName } from './image-name.ts';
import * as m from './messages/media.en.ts';
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
  return { ...content, details: [...content.details, m.typeIs({ type: brief(type, 40) })] };
}

function stateContent(row: SlotRow): BayContent {
  const { state, slot, device } = row;
  switch (state.kind) {
    case 'mounted':
      return mountedContent(state, slot?.inUse === false);
    case 'cloud-init':
      return {
        details: [m.cloudInitSettings()],
        drawing: 'cloud-init',
        tag: { words: m.cloudInit(), tone: 'neutral' },
      };
    case 'not-mounted':
      return {
        details: [m.assignedOnly({ image: assigned(state) })],
        drawing: 'disc-unsure',
        tag: { words: m.notMounted(), tone: 'neutral' },
      };
    case 'empty':
      return { details: [m.empty()], drawing: 'drive', tag: { words: m.empty(), tone: 'neutral' } };
    case 'free':
      return {
        details: device === null ? [m.noDeviceName(), m.notToChoose()] : [m.empty()],
        drawing: 'free',
        tag: { words: m.empty(), tone: 'neutral' },
      };
    case 'in-use':
      return {
        details: [m.inUse(), m.noContentToo()],
        drawing: 'drive',
        tag: { words: m.contentUnknown(), tone: 'warn' },
      };
    case 'unreported':
      return {
        details: state.isoId === null ? [m.noContent()] : [assigned(state), m.mountedNotReported()],
        drawing: state.isoId === null ? 'drive' : 'disc-unsure',
        tag: { words: m.notReported(), tone: 'warn' },
      };
    case 'unreadable':
      return {
        details: [m.entryUnreadable()],
        drawing: 'not-listed',
        tag: { words: m.unreadable(), tone: 'warn' },
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
      ? [m.nameless()]
      : [assigned(state), m.notInLibrary()];
  return {
    details: reportedFree ? [...what, m.reportedFree()] : what,
    drawing: image ? 'disc' : 'disc-unsure',
    tag: reportedFree ? { words: m.inconsistent(), tone: 'warn' } : { words: m.isoMounted(), tone: 'info' },
  };
}

function assigned({
  isoId,
  image,
}: Pick<Extract<SlotState, { kind: 'mounted' }>, 'isoId' | 'image'>): string {
  return image ? shortImageName(image) : m.imageIs({ id: brief(isoId ?? '', 40) });
}
