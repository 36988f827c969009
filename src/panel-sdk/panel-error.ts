/**
 * Why nothing is shown, or nothing new.
 *
 * - `frame_silent`: the frame has not greeted within 10 s. The gateway is down, does not know the tenant, or does not let
 *   this page embed.
 * - `frame_ancestor`: the same in a page that is framed itself, as when one of the pages around it is not allowed.
 * - `frame_blocked`: this page's Content-Security-Policy does not allow the frame.
 * - `incomplete`: a `<drivebay-panel>` lacks `origin`, `tenant` or `fetchToken`, 10 s after it came into the page.
 * - `option_invalid`: a `<drivebay-panel>` has an attribute or a `fetchToken` that `mount` refuses.
 * - `part_lost`: a part of the app could not be loaded; the frame says so, with a button to reload.
 * - `appearance_invalid`, `appearance_corrected`: a field of the look is not as it must be, and not used; or a colour was
 *   changed, as text would have been unreadable with it. Warnings.
 * - `token_fetch_failed`: `fetchToken` threw, resolved to something else than text, or took longer than 30 s.
 * - `token_invalid`, `token_expired`, …: the gateway's own code for a token that it refuses.
 */
export type PanelErrorCode =
  | 'frame_silent'
  | 'frame_ancestor'
  | 'frame_blocked'
  | 'incomplete'
  | 'option_invalid'
  | 'part_lost'
  | 'appearance_invalid'
  | 'appearance_corrected'
  | 'token_fetch_failed'
  | (string & {});

/** What `onError` gets. `cause` is the panel's own error, where there is one. */
export interface PanelError extends Error {
  code: PanelErrorCode;
  /** `warning`: the frame works. */
  severity: 'error' | 'warning';
  /** Which claim of a refused token is wrong, such as `aud` or `vpsbg.isos.0`. */
  claim?: string | undefined;
}

/** @param message a sentence or two, without the product's name */
export function panelError(
  code: PanelErrorCode,
  message: string,
  more: { cause?: unknown; claim?: string | undefined } = {},
): PanelError {
  const { cause, claim } = more;
  const severity = code.startsWith('appearance') ? 'warning' : 'error';
  return Object.assign(new Error(`Drivebay: ${message}`, { cause }), { code, claim, severity } as const);
}
