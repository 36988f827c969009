import type { IsoImage } from '../../contracts/hostup/iso-media.ts';
import { formatAmount } from '../text/count.ts';
import { brief } from '../text/visible.ts';
import * as m from './messages/media.en.ts';
import { nonBlank } from './non-blank.ts';

/** What a person calls an image: its display name, else its file name, else its id. Text from outside: not yet safe to show. */
export function imageName(image: IsoImage): string {
  return nonBlank(image.displayName) ?? nonBlank(image.name) ?? nonBlank(image.id) ?? m.namelessImage();
}

/** An image's name inside a sentence: safe to show, at most 80 characters. */
export function shortImageName(image: IsoImage): string {
  return brief(imageName(image), 80);
}

/**
 * A size as HostUp gives it: `5.9 GB`. Zero, negative or absent: `size unknown`.
 *
 * @param sizeGb HostUp's GB, fractional. HostUp does not say whether 1 GB is 10⁹ or 2³⁰ bytes.
 */
export function formatSizeGb(sizeGb: number | null): string {
  if (!isSizeGb(sizeGb)) return m.sizeUnknown();
  if (sizeGb < 0.001) return m.underLeastSize();
  if (sizeGb >= 1e6) return m.overMostSize();
  return m.gigabytes({ amount: formatAmount(sizeGb) });
}

/** Whether a number can be an image's size. */
export function isSizeGb(sizeGb: number | null): sizeGb is number {
  return sizeGb !== null && Number.isFinite(sizeGb) && sizeGb > 0;
}
