import { ASSUMED_DOWNLOAD_GATE } from '../../contracts/assumptions.ts';
import type { ActionGate, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { visible } from '../text/visible.ts';
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
const WORDS_OF_CODE: ReadonlyMap<string, string> = new Map([
  ['pending_order', 'An order for this VPS is still pending.'],
]);

/**
 * Reads one of HostUp's action gates. A missing or malformed gate is closed.
 *
 * @param action what it is about, as in "whether you may mount an ISO": `mount an ISO`
 * @returns texts safe to show, of any length
 * @see https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso `actions.*`
 */
export function gateOf(gate: ActionGate | null, action: string): Gate {
  if (!gate) {
    return {
      open: false,
      reason: `HostUp did not report whether you may ${action}, so it is treated as not allowed.`,
      code: null,
    };
  }
  const reason = nonBlank(gate.reason);
  const code = nonBlank(gate.code);
  if (!gate.allowed) {
    const words = code === null ? undefined : WORDS_OF_CODE.get(code);
    return {
      open: false,
      reason: visible(reason ?? words ?? 'HostUp gave no reason. Send HostUp support this server’s ID.'),
      code,
    };
  }
  if (reason === null && code === null) return { open: true };
  const added = [reason === null ? [] : visible(reason), code === null ? [] : `code ${visible(code)}`].flat();
  return { open: true, note: `HostUp allows it and adds: ${added.join(', ')}` };
}

/** Whether two actions are not allowed for one reason, which then stands once. */
export function isSameGate(one: Gate, other: Gate): boolean {
  return !one.open && !other.open && one.reason === other.reason && one.code === other.code;
}

export function mountGate({ canMount }: IsoMedia['actions']): Gate {
  return gateOf(canMount, 'mount an ISO');
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
  const words = 'Allowed, but HostUp reports no empty drive now.';
  return states.has('mounted') ? `${words} Unmount an ISO first.` : words;
}

export function uploadGate({ canUpload }: IsoMedia['actions']): Gate {
  return gateOf(canUpload, 'upload an ISO');
}

/** Whether a download from a URL may be requested; without a gate of its own HostUp decides. */
export function downloadGate(actions: IsoMedia['actions']): Gate {
  if (ASSUMED_DOWNLOAD_GATE === null) return { open: true };
  return gateOf(actions[ASSUMED_DOWNLOAD_GATE], 'upload an ISO');
}
