import { UBUNTU } from '../media/iso-media.fixture.ts';
import type { Intent } from './intent.ts';

export const IDE2 = { device: 'ide2', name: 'CD/DVD 3' };
export const IMAGE = { isoId: UBUNTU.id, name: 'Ubuntu 24.04 LTS' };
export const MOUNT = { action: 'mount', drive: IDE2, image: IMAGE } as const satisfies Intent;
export const UNMOUNT = { action: 'unmount', drive: IDE2, image: IMAGE } as const satisfies Intent;
export const DELETE = { action: 'delete', image: IMAGE } as const satisfies Intent;
