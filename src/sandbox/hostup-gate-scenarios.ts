import { mediaOf, PENDING_ORDER, UBUNTU } from './hostup-media.ts';
import { odd, state, usual } from './hostup-state.ts';
import type { Scenario } from './scenario.ts';

const cds = { ide2: UBUNTU };
const denied = (reason: string | null, code?: string | null) => ({
  allowed: false,
  reason,
  ...(code !== undefined && { code }),
});

/** What may be done, and why not. */
export const gateScenarios: Record<string, Scenario> = {
  gateblocked: state('Mounting is blocked: reason and code pending_order.', () =>
    mediaOf({ cds, canMount: PENDING_ORDER }),
  ),
  uploadblocked: state('Uploading is blocked, mounting is allowed.', () =>
    mediaOf({ cds, canUpload: PENDING_ORDER }),
  ),
  gatesblocked: state('Both are blocked.', () =>
    mediaOf({ cds, canMount: PENDING_ORDER, canUpload: PENDING_ORDER }),
  ),
  gatenoreason: state('Blocked, reason and code null.', () => mediaOf({ cds, canMount: denied(null, null) })),
  gatenocode: state('Blocked with a reason, without a code.', () =>
    mediaOf({ cds, canMount: denied('Your account must be verified first.') }),
  ),
  gateunknowncode: state('Blocked with an unknown code.', () =>
    mediaOf({ cds, canMount: denied('The host is being moved.', 'node_evacuation_v2') }),
  ),
  gateonlycode: state('Blocked with a code and no reason.', () =>
    mediaOf({ cds, canMount: denied(null, 'pending_order') }),
  ),
  gateopennote: state('Allowed, yet with a reason.', () =>
    mediaOf({
      cds,
      canMount: { allowed: true, reason: 'The server restarts when you mount.', code: null },
    }),
  ),
  gatehtml: state('The reason holds HTML, a link and markdown.', () =>
    mediaOf({
      cds,
      canMount: denied('<b>Pay</b> [here](https://evil.example/) <img src=x onerror=alert(1)>', '<script>'),
    }),
  ),
  gatenoslot: state('Mounting is allowed, but no slot is free.', () => mediaOf({ cds, free: [] })),
  gatemissing: odd('canMount is missing.', () => ({
    ...usual(),
    actions: { canUpload: { allowed: true, reason: null } },
  })),
  gatesgone: odd('The whole actions object is missing.', () => ({ ...usual(), actions: undefined })),
  gatemalformed: odd('The gates are a text and a number.', () => ({
    ...usual(),
    actions: { canMount: { allowed: 'yes', reason: 1 }, canUpload: 1 },
  })),
};
