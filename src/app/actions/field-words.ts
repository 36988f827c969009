import {
  DOWNLOAD_FAULTS,
  MAX_FILE_NAME_LENGTH,
  MAX_URL_LENGTH,
  type DownloadFault,
} from '../../contracts/gateway/action-bodies.ts';
import * as m from './messages/downloads.en.ts';

const WORDS: Record<DownloadFault, () => string> = {
  urlTooLong: () => m.tooLong({ most: String(MAX_URL_LENGTH) }),
  urlEncoding: () => m.urlEncoding(),
  urlScheme: () => m.urlScheme(),
  urlSecrets: () => m.urlSecrets(),
  nameEmpty: () => m.nameEmpty(),
  nameTooLong: () => m.tooLong({ most: String(MAX_FILE_NAME_LENGTH) }),
  nameCharacters: () => m.nameCharacters(),
  nameBeginning: () => m.nameBeginning(),
};

/**
 * What is wrong with a field of the form, as a sentence.
 *
 * @param fault as the contract words it, for the gateway too; else in HostUp's words, which stay as they are
 */
export function fieldWords(fault: string): string {
  const known = Object.entries(DOWNLOAD_FAULTS).find(([, words]) => words === fault)?.[0];
  return isKnown(known) ? WORDS[known]() : fault.charAt(0).toUpperCase() + fault.slice(1);
}

function isKnown(name: string | undefined): name is DownloadFault {
  return name !== undefined && name in DOWNLOAD_FAULTS;
}
