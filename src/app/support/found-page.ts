import { linkOptions } from '@tanstack/react-router';
import type { Found } from './recognise.ts';

/** Where the page of what was recognised is, for a link or a navigation. */
export function foundPage(found: Found) {
  if (found.kind === 'iso') return linkOptions({ to: '/isos/$isoId', params: { isoId: found.id } });
  return linkOptions({
    to: '/vps/$vpsId/iso',
    params: { vpsId: found.id },
    search: found.isos ? { isos: found.isos.join(',') } : {},
  });
}
