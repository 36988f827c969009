import { isIP } from 'node:net';
import * as v from 'valibot';
import { wholeNumberIn } from './whole-number.ts';

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/** A port to listen on, in a variable; 0 lets the system choose. */
export const portIn = (variable: string) => wholeNumberIn(variable, 0, 65_535);

/** An address to listen on, in a variable. */
export function hostIn(variable: string) {
  return v.pipe(
    v.string(),
    v.check(
      (value) => isIP(value) !== 0 || HOST_NAME.test(value),
      `${variable} must be an IP address or a host name, without a port.`,
    ),
  );
}
