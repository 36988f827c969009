import { createFileRoute } from '@tanstack/react-router';
import { PAGES } from '../../contracts/pages.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export const Route = createFileRoute('/sign-in')({ component: NoSignIn });

/** Where people sign in, staff-app.tsx draws another page here. */
function NoSignIn() {
  return (
    <>
      <PageHeader title={PAGES.signIn.title} />
      <Notice tone="info" title="No sign-in is needed here">
        <p>This Drivebay has no sign-in. Every page is open.</p>
      </Notice>
    </>
  );
}
