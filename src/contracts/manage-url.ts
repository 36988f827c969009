/** The longest address that is taken, characters. */
const MAX_LENGTH = 2_000;

/**
 * Whether a link may lead there as the place where one mounts, unmounts and sets the boot order: an https URL without
 * credentials. Imports nothing: the panel's script has it too.
 */
export function isManageUrl(value: string): boolean {
  if (value.length > MAX_LENGTH || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return protocol === 'https:' && username === '' && password === '';
}
