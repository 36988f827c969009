import * as v from 'valibot';
import { gatewayProblem } from '../../contracts/gateway/api.ts';
import {
  signInHelp,
  signOutResult,
  staffApi,
  staffSession,
  type StaffSession,
} from '../../contracts/gateway/staff.ts';
import type { SignInHelp } from '../../contracts/gateway/staff.ts';
import * as surface from '../surface.ts';

/** What the gateway says of the session that this browser's cookie names. */
export type SessionReply =
  | { kind: 'session'; session: StaffSession }
  /** `code`: one of the gateway's error codes, such as `signed_out`. */
  | { kind: 'refused'; code: string }
  /** Nothing is known: the network or the gateway failed. */
  | { kind: 'unknown' };

/** ms */
const DEADLINE_MS = 12_000;

/** Who is signed in. `POST` says that the person is active; `GET` leaves the end of the session where it is. Never throws. */
export async function readSession(method: 'GET' | 'POST'): Promise<SessionReply> {
  const reply = await send(staffApi.session(), method);
  if (!reply) return { kind: 'unknown' };
  if (reply.ok) {
    const parsed = v.safeParse(staffSession, reply.json);
    return parsed.success ? { kind: 'session', session: parsed.output } : { kind: 'unknown' };
  }
  const problem = v.safeParse(gatewayProblem, reply.json);
  const isRefusal = problem.success && (reply.status === 401 || reply.status === 403);
  return isRefusal ? { kind: 'refused', code: problem.output.code } : { kind: 'unknown' };
}

/** Ends the session. @returns the address to go to next; `null` when it is not known whether it ended. Never throws. */
export async function endSession(): Promise<string | null> {
  const reply = await send(staffApi.logout(), 'POST');
  const parsed = v.safeParse(signOutResult, reply?.json);
  return reply?.ok && parsed.success ? parsed.output.next : null;
}

/** Where one signs in, and whom to ask; `null` when it cannot be read. Never throws. */
export async function readSignInHelp(): Promise<SignInHelp | null> {
  const reply = await send(staffApi.signInHelp(), 'GET');
  const parsed = v.safeParse(signInHelp, reply?.json);
  return reply?.ok && parsed.success ? parsed.output : null;
}

async function send(path: string, method: 'GET' | 'POST') {
  try {
    const response = await fetch(surface.base + path, {
      method,
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const json: unknown = await response.json();
    return { ok: response.ok, status: response.status, json };
  } catch {
    return null;
  }
}
