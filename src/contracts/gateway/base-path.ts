/**
 * A path that the gateway is served under, such as `/iso`: segments of unreserved characters, none of them `.` or `..`, and
 * no slash at the end. Nothing in it needs to be encoded, so that it is the same in every place.
 */
export const BASE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]{1,64}){1,8}$/;

/** `name` of the `<meta>` with that path, which no page of a gateway at the root has. */
export const BASE_META = 'drivebay-base';
