import type { IsoImage } from '../contracts/hostup/iso-media.ts';
import { sizeGb } from './assumed.ts';

/** File name, display name, size in bytes (close to the published image's). */
const IMAGES = [
  ['ubuntu-24.04.1-live-server-amd64.iso', 'Ubuntu Server 24.04.1 LTS', 2_773_874_688],
  ['ubuntu-22.04.5-live-server-amd64.iso', 'Ubuntu Server 22.04.5 LTS', 2_136_926_208],
  ['ubuntu-24.04.1-desktop-amd64.iso', 'Ubuntu Desktop 24.04.1 LTS', 6_203_355_136],
  ['debian-12.8.0-amd64-netinst.iso', 'Debian 12.8 netinst', 661_651_456],
  ['debian-12.8.0-amd64-DVD-1.iso', 'Debian 12.8 DVD 1', 3_992_977_408],
  ['AlmaLinux-9.5-x86_64-boot.iso', 'AlmaLinux 9.5 boot', 1_111_998_464],
  ['AlmaLinux-9.5-x86_64-minimal.iso', 'AlmaLinux 9.5 minimal', 2_195_718_144],
  ['AlmaLinux-9.5-x86_64-dvd.iso', 'AlmaLinux 9.5 DVD', 11_381_243_904],
  ['Rocky-9.5-x86_64-minimal.iso', 'Rocky Linux 9.5 minimal', 1_938_817_024],
  ['Rocky-9.5-x86_64-dvd.iso', 'Rocky Linux 9.5 DVD', 11_510_194_176],
  ['CentOS-Stream-9-latest-x86_64-boot.iso', 'CentOS Stream 9 boot', 1_237_319_680],
  ['Fedora-Server-dvd-x86_64-41-1.4.iso', 'Fedora Server 41', 2_672_115_712],
  ['Fedora-Server-netinst-x86_64-41-1.4.iso', 'Fedora Server 41 netinst', 981_467_136],
  ['openSUSE-Leap-15.6-DVD-x86_64-Media.iso', 'openSUSE Leap 15.6', 4_631_560_192],
  ['openSUSE-Tumbleweed-NET-x86_64-Current.iso', 'openSUSE Tumbleweed network', 277_872_640],
  ['archlinux-2024.12.01-x86_64.iso', 'Arch Linux 2024.12.01', 1_222_250_496],
  ['alpine-standard-3.21.0-x86_64.iso', 'Alpine Linux 3.21', 252_706_816],
  ['alpine-virt-3.21.0-x86_64.iso', 'Alpine Linux 3.21 virtual', 67_108_864],
  ['nixos-minimal-24.11-x86_64-linux.iso', 'NixOS 24.11 minimal', 1_128_267_776],
  ['void-live-x86_64-20250202-base.iso', 'Void Linux base', 1_192_230_912],
  ['FreeBSD-14.2-RELEASE-amd64-disc1.iso', 'FreeBSD 14.2', 1_310_040_064],
  ['FreeBSD-14.2-RELEASE-amd64-dvd1.iso', 'FreeBSD 14.2 DVD', 4_831_281_152],
  ['install76.iso', 'OpenBSD 7.6', 717_330_432],
  ['OPNsense-24.7-dvd-amd64.iso', 'OPNsense 24.7', 2_196_766_720],
  ['SERVER_EVAL_x64FRE_en-us.iso', 'Windows Server 2022 Evaluation', 5_044_094_976],
  [
    '26100.1742.240906-0331.ge_release_svc_refresh_SERVER_EVAL_x64FRE_en-us.iso',
    'Windows Server 2025 Evaluation',
    6_014_152_704,
  ],
  ['virtio-win-0.1.266.iso', 'VirtIO drivers for Windows 0.1.266', 723_081_216],
  ['systemrescue-11.03-amd64.iso', 'SystemRescue 11.03', 1_141_899_264],
  ['proxmox-ve_8.3-1.iso', 'Proxmox VE 8.3', 1_522_868_224],
  ['TrueNAS-SCALE-24.10.1.iso', 'TrueNAS SCALE 24.10', 1_717_157_888],
  ['clonezilla-live-3.2.0-5-amd64.iso', 'Clonezilla Live 3.2', 482_344_960],
] as const;

export type ImageName = (typeof IMAGES)[number][0];

/** The default account's library on HostUp. */
export const LIBRARY: readonly IsoImage[] = IMAGES.map(([name, displayName, bytes], index) => ({
  id: isoId(index),
  name,
  displayName,
  sizeGb: sizeGb(bytes),
  format: 'iso',
}));

/** Name and size in bytes of the image `index`, going round. */
export function fileAt(index: number): { name: string; size: number } {
  const [name, , size] = IMAGES[((index % IMAGES.length) + IMAGES.length) % IMAGES.length] ?? IMAGES[0];
  return { name, size };
}

/** Size in bytes. */
export function sizeOf(name: ImageName): number {
  return IMAGES.find((image) => image[0] === name)?.[2] ?? 0;
}

export function imageNamed(name: ImageName): IsoImage {
  const index = IMAGES.findIndex((image) => image[0] === name);
  return LIBRARY[index] ?? { id: isoId(index), name, displayName: name, sizeGb: 1, format: 'iso' };
}

/** `iso_` and 26 characters, as in HostUp's examples. */
function isoId(index: number): string {
  return `iso_01jd4kq8s0t7v2w9x3y5z${String(index).padStart(5, '0')}`;
}
