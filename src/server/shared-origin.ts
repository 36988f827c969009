import { EnvironmentError } from '../gateway/environment.ts';

/**
 * The host name of a request decides whether it is for staff or for frames.
 *
 * @throws EnvironmentError when both have one origin
 */
export function refuseShared(ofStaff: string | undefined, ofFrames: readonly string[] = []): void {
  if (ofStaff !== undefined && ofFrames.includes(ofStaff))
    throw new EnvironmentError('STAFF_CONFIG and EMBED_CONFIG must have different `origin`s.');
}
