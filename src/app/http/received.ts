let wanted = false;

/**
 * Whether requests want responses from the gateway as it received them, as the details show them.
 *
 * @returns whether that is new: what is shown has yet to be requested again
 */
export function wantReceived(want: boolean): boolean {
  const begins = want && !wanted;
  wanted = want;
  return begins;
}

/** Whether the details are open. */
export function receivedIsWanted(): boolean {
  return wanted;
}
