import type { ReactNode } from 'react';
import { CodeTag } from './code-tag.tsx';
import { PageHeader } from './page-header.tsx';

interface MissingPageProps {
  /** What is missing: "Server not found". */
  title: string;
  /** What was looked for, safe to show, with the name of its copy button: “Copy server ID”. */
  id?: { code: string; label: string };
  /** What to check, in a sentence or two. */
  words: ReactNode;
  /** Links and buttons that lead on. */
  actions?: ReactNode;
  /** For support, such as the reason code. */
  codes?: ReactNode;
  /** Between the actions and the codes, such as what was meant perhaps. */
  children?: ReactNode;
}

/** The page for a thing that does not exist: it is no failure of a panel, and nothing else stands on it. */
export function MissingPage({ title, id, words, actions, codes, children }: MissingPageProps) {
  return (
    <div className="mx-auto max-w-160 py-2 sm:pt-14">
      {id ? (
        <p className="mb-2">
          <CodeTag code={id.code} label={id.label} />
        </p>
      ) : null}
      <PageHeader title={title} />
      <p className="-mt-3 [overflow-wrap:anywhere]">{words}</p>
      {actions ? <div className="mt-4 flex flex-wrap items-center gap-2">{actions}</div> : null}
      {children ? <div className="mt-8">{children}</div> : null}
      {codes ? (
        <div className="mt-4 flex flex-wrap items-center gap-2 text-xs text-muted">{codes}</div>
      ) : null}
    </div>
  );
}
