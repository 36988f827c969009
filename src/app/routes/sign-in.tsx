import { createFileRoute } from '@tanstack/react-router';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { pageTitle } from '../text/page-words.ts';
import * as m from '../session/messages/no-token.en.ts';

export const Route = createFileRoute('/sign-in')({ component: NoSignIn });

/** Where people sign in, staff-app.tsx draws another page here. */
function NoSignIn() {
  return (
    <>
      <PageHeader title={pageTitle('signIn')} />
      <Notice tone="info" title={m.noSignInNeeded()}>
        <p>{m.hasNoSignIn()}</p>
      </Notice>
    </>
  );
}
