import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { nextStart } from '../media/next-start.ts';
import * as m from './messages/dialogs.en.ts';

export interface MountPreview {
  headline: string;
  sentence: string;
}

/**
 * What the next start would try with an image in a drive, if HostUp keeps the boot order: what mounting does to it is not
 * documented.
 *
 * @param driveName `CD/DVD 3`
 * @param panel where one sets the boot order
 */
export function mountPreview(
  media: IsoMedia,
  { device, name }: { device: string; name: string },
  isoId: string,
  panel: 'hostUp' | 'other',
): MountPreview {
  const others = media.mounted.filter((drive) => drive?.device !== device);
  const mounted = [...others, { device, isoId, mounted: true, isCloudInit: false }];
  const now = nextStart(media);
  const then = nextStart({ ...media, mounted });
  const { headline: shown } = then;
  const headline = (shown === now.headline ? m.headlineAsNow : m.headlineAlone)({ headline: shown });
  const order = media.bootOrder?.order;
  if (!order || order.length === 0) return { headline, sentence: then.sentence };
  if (!order.includes(device)) {
    return { headline, sentence: m.driveNotInOrder({ drive: name, panel }) };
  }
  const isLeftIn = then.leftIn.some((key) => key.startsWith(`${device}#`));
  return { headline, sentence: isLeftIn ? m.wouldStartFromIt() : then.sentence };
}
