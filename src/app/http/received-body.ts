/** A field that is not as documented: a dotted path, what came, and what is documented. */
interface Deviation {
  path: string;
  got: string;
  expected: string;
}

/** A response as it came. */
export interface Received {
  json: unknown;
  /** Whether it is cut down to what the token opens. */
  part: boolean;
  drift: Deviation[];
  /** Fields that Drivebay does not know, each as a path with a slash before every key. */
  unknown: string[];
}
