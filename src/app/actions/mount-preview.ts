import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { nextStart } from '../media/next-start.ts';

export interface MountPreview {
  headline: string;
  sentence: string;
}

/**
 * What the next start would try with an image in a drive, if HostUp keeps the boot order: what mounting does to it is not
 * documented.
 *
 * @param driveName `CD/DVD 3`
 * @param manage where one sets the boot order: `HostUp panel`
 */
export function mountPreview(
  media: IsoMedia,
  { device, name }: { device: string; name: string },
  isoId: string,
  manage: string,
): MountPreview {
  const others = media.mounted.filter((drive) => drive?.device !== device);
  const mounted = [...others, { device, isoId, mounted: true, isCloudInit: false }];
  const now = nextStart(media);
  const then = nextStart({ ...media, mounted });
  const headline = `${then.headline}${then.headline === now.headline ? ', as now' : ''}.`;
  const order = media.bootOrder?.order;
  if (!order || order.length === 0) return { headline, sentence: then.sentence };
  if (!order.includes(device)) {
    const sentence = `${name} is not in the boot order, so this ISO would not be tried. To start from it, change the boot order in your ${manage}.`;
    return { headline, sentence };
  }
  const isLeftIn = then.leftIn.some((key) => key.startsWith(`${device}#`));
  return { headline, sentence: isLeftIn ? 'The next restart would start from this ISO.' : then.sentence };
}
