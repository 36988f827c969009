import * as v from 'valibot';

/** What can be done to a VPS's media. Each is allowed by name, for each VPS; a role allows nothing. */
export const ACTIONS = ['mount', 'unmount', 'download', 'delete', 'restart'] as const;
export type Action = (typeof ACTIONS)[number];

/** Actions that need a token of at most `FRESH_TOKEN_SECONDS`: they cannot be undone. */
export const FRESH_TOKEN_ACTIONS: ReadonlySet<Action> = new Set(['delete', 'restart']);
export const FRESH_TOKEN_SECONDS = 60;

/** In place of a VPS ID: every VPS of the account. */
export const EVERY_VPS = '*';

/** The allowed actions by VPS ID, or by `EVERY_VPS`. Absent means none. */
export const allowedActions = v.record(v.string(), v.array(v.picklist(ACTIONS)));
export type AllowedActions = v.InferOutput<typeof allowedActions>;

/** Whether the session allows an action on this VPS. HostUp's own gates are another matter. */
export function isActionAllowed(allowed: AllowedActions, vpsId: string, action: Action): boolean {
  return [vpsId, EVERY_VPS].some((id) => Object.hasOwn(allowed, id) && allowed[id]?.includes(action));
}

/** The paths of actions and of what belongs to them. `GET` for status and job, `DELETE` for the image, else `POST`. */
export const actionApi = {
  mount: (vpsId: string) => `${vps(vpsId)}/iso/mount`,
  unmount: (vpsId: string) => `${vps(vpsId)}/iso/unmount`,
  download: (vpsId: string) => `${vps(vpsId)}/iso/download`,
  delete: (vpsId: string, isoId: string) => `${vps(vpsId)}/iso/${encodeURIComponent(isoId)}`,
  restart: (vpsId: string) => `${vps(vpsId)}/restart`,
  status: (vpsId: string) => `${vps(vpsId)}/status`,
  /** @param jobId `job.id` of an action's response */
  job: (jobId: string) => `/api/hostup/jobs/${encodeURIComponent(jobId)}`,
} as const;

function vps(vpsId: string): string {
  return `/api/hostup/vps/${encodeURIComponent(vpsId)}`;
}
