/**
 * `name` of the `<meta>` that every page of a gateway with `STAFF_CONFIG` has, the sign-in page too, and no other page;
 * its `content` is `1`. Imports nothing, so that the first view of other pages stays small.
 */
export const STAFF_META = 'drivebay-staff';
