import type { Context, Hono } from 'hono';
import type { PageAddress } from '../../contracts/pages.ts';
import type { Failure } from '../failure.ts';
import type { Env } from '../request-context.ts';
import { admitStaff, isStaffWrite, openPage, refuseForeign, seal } from './staff-admission.ts';
import { addStaffRoutes, type StaffRouteParts } from './staff-routes.ts';
import type { Staff } from './staff.ts';
import { refusePage } from './trouble-page.ts';

/** How the gateway serves people who sign in: loaded only where STAFF_CONFIG is set. */
export interface StaffEntry {
  /** Whether a request came by the staff's own name. @param host its `Host` header */
  isAt(host: string | undefined): boolean;
  /** Of the staff's pages, as browsers reach them. */
  readonly origin: string;
  /** Whether anybody may act. */
  readonly acts: boolean;
  addRoutes(app: Hono<Env>): void;
  /** Whether a path takes POST, besides actions. */
  isWrite(path: string): boolean;
  /** Refuses what a cookie must not authenticate. */
  refuse(c: Context<Env>): Failure | undefined;
  /** Sets who is signed in and what they may do. @returns why not */
  admit(c: Context<Env>): Promise<Failure | undefined>;
  /** Opens a page: a redirect, or what it preloads. */
  open(c: Context<Env>, page: PageAddress | undefined): Promise<Response | { link: string | undefined }>;
  /** A refusal of a page or of a step of signing in: readable where a browser opened it. */
  refusePage(c: Context<Env>, failure: Failure): Response;
  /** Adds what every response has. */
  seal(c: Context<Env>): void;
}

export function createStaffEntry(staff: Staff, parts: StaffRouteParts): StaffEntry {
  return {
    isAt: (host) => staff.isAt(host),
    get origin() {
      return staff.origin;
    },
    get acts() {
      return staff.acts;
    },
    addRoutes: (app) => addStaffRoutes(app, staff, parts),
    isWrite: isStaffWrite,
    refuse: (c) => refuseForeign(c, staff.origin),
    admit: (c) => admitStaff(c, staff),
    open: (c, page) => openPage(c, staff, page),
    refusePage,
    seal,
  };
}
