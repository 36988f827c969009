/**
 * A whole number with digit groups: `10,000`. Not `Intl`: its data alone takes a slow phone some tens of ms, just before
 * the first response is rendered.
 */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
