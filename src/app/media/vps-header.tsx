import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PAGES } from '../../contracts/pages.ts';
import { brief } from '../text/visible.ts';
import { Mono } from '../ui/mono.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { vpsListQuery } from './queries.ts';
import { nonBlank } from './non-blank.ts';

/** Which VPS the page is about. Its ISO answer holds no name; the name comes from the list, when that was seen. */
export function VpsHeader({ vpsId, end }: { vpsId: string; end: ReactNode }) {
  const list = useQueryClient().getQueryData(vpsListQuery().queryKey);
  const name = nonBlank(list?.body.data.find((vps) => vps?.id === vpsId)?.name);
  return (
    <PageHeader
      title={name === null ? vpsId : `${brief(name, 60)} · ${vpsId}`}
      end={end}
      description={PAGES.vps.about}
    >
      {name === null ? null : (
        <>
          <Untrusted text={name} max={60} />{' '}
        </>
      )}
      <span className={name === null ? '' : 'text-base font-normal text-muted'}>
        <Mono>{vpsId}</Mono>
      </span>
    </PageHeader>
  );
}
