import { message } from '../../text/message.ts';

// A library of more than 1,000 images.
export const isoImages = message('ISO images');
export const onlyInView = message(
  'Your browser’s own search sees only the rows in view. The search above sees all {count, number}.',
);
export const printedPart = message(
  'Only the first {count, number} of {all, number} ISOs are printed. Search for the others, then print again.',
);
