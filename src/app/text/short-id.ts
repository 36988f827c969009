/** `vps_01hxa3b4…1k2m3`: enough of an id to tell it from others at a glance; the whole id stands in its title. */
export function shortId(id: string): string {
  return id.length <= 20 ? id : `${id.slice(0, 12)}…${id.slice(-5)}`;
}

/** `…1k2m3`: the end of an id, beside a name. */
export function idTail(id: string): string {
  return id.length <= 9 ? id : `…${id.slice(-5)}`;
}
