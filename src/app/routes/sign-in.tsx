import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { SignInPage } from '../staff/sign-in-page.tsx';

const text = v.optional(v.fallback(v.string(), ''), '');

export const Route = createFileRoute('/sign-in')({
  // As `SIGN_IN_PARAMETERS` in contracts/gateway/staff.ts names them.
  validateSearch: v.object({ return: text, problem: text, request: text, done: text }),
  component: SignIn,
});

function SignIn() {
  return <SignInPage {...Route.useSearch()} />;
}
