import { isIP } from 'node:net';
import * as v from 'valibot';

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/** A port to listen on, in a variable; 0 lets the system choose. */
export function portIn(variable: string) {
  const complaint = `${variable} must be a whole number from 0 to 65535.`;
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,5}$/, complaint),
    v.transform(Number),
    v.maxValue(65_535, complaint),
  );
}

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
