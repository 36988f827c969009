/** The first line of a diagnostics text; the lookup knows one by it. */
export const DIAGNOSTICS_HEADING = '## Drivebay diagnostics';
