const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const IPV6 = /^(?=.*:.*:)[0-9a-f:.]{2,45}$/i;

export type ExactFilter = { name: string } | { primaryIp: string };

/** HostUp's exact filter for a text: by address when it is one, else by name; `null` when it can be neither. */
export function exactFilter(text: string): ExactFilter | null {
  const wanted = text.trim();
  if (IPV4.test(wanted) || IPV6.test(wanted)) return { primaryIp: wanted.toLowerCase() };
  return /^\P{Cc}{1,255}$/u.test(wanted) ? { name: wanted } : null;
}
