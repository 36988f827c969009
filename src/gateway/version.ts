/** Set by vite.config.ts from package.json. */
declare const DRIVEBAY_VERSION: string;

/** Drivebay's own version, as in package.json. */
export const VERSION = DRIVEBAY_VERSION;
