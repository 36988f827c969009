/** One part of a token, decoded. @returns `undefined` when it is not base64url of JSON */
export function decodePart(part: string | undefined): unknown {
  try {
    const base64 = (part ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
