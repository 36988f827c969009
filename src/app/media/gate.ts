import { ASSUMED_DOWNLOAD_GATE } from '../../contracts/assumptions.ts';
import type { ActionGate, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { visible } from '../text/visible.ts';
import * as m from './messages/media.en.ts';
import { nonBlank } from './non-blank.ts';
import { slotRows } from './slots.ts';

/** Whether an action is allowed: one value, so that a button and its reason always match. */
export type Gate =
  | {
      open: true;
      note?: string;
      /** It is allowed and cannot be done now; the note says why. */ isFull?: true;
    }
  | { open: false; reason: string; code: string | null };

/** Words for the reason codes that HostUp documents, for when it sends the code without a reason. */
const WORDS_OF_CODE: ReadonlyMap<string | null, () => string> = new Map([
  ['pending_order', () => m.orderPending()],
]);

/**
 * Reads one of HostUp's action gates. A missing or malformed gate is closed.
 *
 * @param action what it is about
 * @returns texts safe to show, of any length
 * @see https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso `actions.*`
 */
export function gateOf(gate: ActionGate | null, action: 'mount' | 'upload'): Gate {
  if (!gate) {
    return {
      open: false,
      reason: action === 'mount' ? m.mountNotReported() : m.uploadNotReported(),
      code: null,
    };
  }
  const reason = nonBlank(gate.reason);
  const code = nonBlank(gate.code);
  if (!gate.allowed) {
    const words = WORDS_OF_CODE.get(code);
    return {
      open: false,
      reason: reason === null ? (words?.() ?? m.noReason()) : visible(reason),
      code,
    };
  }
  if (reason === null && code === null) return { open: true };
  const added =
    code === null
      ? visible(reason ?? '')
      : reason === null
        ? m.codeIs({ code: visible(code) })
        : m.reasonAndCode({ reason: visible(reason), code: visible(code) });
  return { open: true, note: m.allowedWith({ added }) };
}

/** Whether two actions are not allowed for one reason, which then stands once. */
export function isSameGate(one: Gate, other: Gate): boolean {
  return !one.open && !other.open && one.reason === other.reason && one.code === other.code;
}

export function mountGate({ canMount }: IsoMedia['actions']): Gate {
  return gateOf(canMount, 'mount');
}

/**
 * The mount gate, with a note while no slot is free. "Allowed" is a permission, and after the last drive is filled both
 * are true: one sentence says both.
 */
export function mountGateOf(media: IsoMedia): Gate {
  const gate = mountGate(media.actions);
  const words = gate.open ? noFreeSlotWords(media) : null;
  if (!gate.open || words === null) return gate;
  return { open: true, note: gate.note === undefined ? words : `${words} ${gate.note}`, isFull: true };
}

/** `null` when a drive is empty or a slot is free, which are one to a person, and while it is not known. */
function noFreeSlotWords(media: IsoMedia): string | null {
  const states = new Set(slotRows(media).map(({ state }) => state.kind));
  const allInUse = media.availableDevices.every((slot) => slot?.inUse === true);
  if (!allInUse || states.has('empty') || states.has('not-mounted')) return null;
  return states.has('mounted') ? m.noEmptyDriveUnmount() : m.noEmptyDrive();
}

export function uploadGate({ canUpload }: IsoMedia['actions']): Gate {
  return gateOf(canUpload, 'upload');
}

/** Whether a download from a URL may be requested; without a gate of its own HostUp decides. */
export function downloadGate(actions: IsoMedia['actions']): Gate {
  if (ASSUMED_DOWNLOAD_GATE === null) return { open: true };
  return gateOf(actions[ASSUMED_DOWNLOAD_GATE], 'upload');
}
