const forgetters = new Set<() => void>();

/** Registers a memory of what was shown, outside the query cache, to be emptied when someone else comes to look. */
export function onForget(forget: () => void): void {
  forgetters.add(forget);
}

/** Empties every memory of what was shown. The query cache has its own way. */
export function forgetAll(): void {
  for (const forget of forgetters) forget();
}
