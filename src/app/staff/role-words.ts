import type { StaffRole } from '../../contracts/gateway/staff.ts';

/** A role in a word, and what it is good for. */
export const ROLE_WORDS: Record<StaffRole, { name: string; words: string }> = {
  viewer: { name: 'Viewer', words: 'sees, and cannot act' },
  operator: { name: 'Operator', words: 'may act' },
};
