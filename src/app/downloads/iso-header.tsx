import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { linkStyle } from '../ui/link-style.ts';
import { PageHeader } from '../ui/page-header.tsx';
import * as m from './messages/iso.en.ts';

interface IsoHeaderProps {
  title: string;
  /** In place of the title, before it is known. */
  children?: ReactNode;
  /** The page's status and tools. */
  end: ReactNode;
}

/** The head of one ISO's page. */
export function IsoHeader({ title, children, end }: IsoHeaderProps) {
  return (
    <PageHeader
      title={title}
      description={
        <Link to="/isos" className={linkStyle}>
          {m.allDownloads()}
        </Link>
      }
      end={end}
      nameComesLater
    >
      {children}
    </PageHeader>
  );
}
