import { message } from '../../text/message.ts';

// Why there is nothing to open in a text. Each stands before `whatToPaste`. `{prefix}` is “vps_”, `{most}` a number.
export const whatToPaste = message(
  'Paste the ID of a VPS ({prefix}…), the number of an ISO download, or the address of the page in question.',
);
/** `{why}` is one of the others, `{next}` the one above. */
export const whyAndNext = message('{why} {next}');
export const nothingToRead = message('There is nothing to read yet.');
export const secret = message(
  'This holds an API key or a token, and no ID. Drivebay did not keep it. Its owner should revoke it and create a new one.',
);
export const libraryImage = message(
  'iso_… is the ID of an image in HostUp’s library. HostUp’s API does not say which VPS it belongs to.',
);
export const notWholeVpsId = message(
  'This is not the whole ID of a VPS: that is “{prefix}” and 1 to {most} lower-case letters or digits.',
);
export const otherId = message(
  'This is the ID of a request, job or order. Drivebay cannot look those up; the provider’s support can.',
);
export const sshKey = message('This is a public SSH key. Neither API finds a server by one.');
export const sshFingerprint = message(
  'This is the fingerprint of an SSH key. Neither API finds a server by one.',
);
export const email = message('Neither API finds anything by an e-mail address.');
export const noServerWithAddress = message('No server was found with this IP address.');
export const macAddress = message('Neither API finds anything by a MAC address.');
export const hiddenLink = message(
  'This link hides the address it leads to. Open it, and paste the address of the page that it opens.',
);
export const addressWithoutId = message(
  'This address holds neither the ID of a VPS nor that of an ISO download.',
);
export const imageFile = message(
  'This is the name of an image file. The downloads page and a server’s ISO library find it by name.',
);
export const noServerWithName = message('No server was found with this name.');
export const noId = message('There is no ID in this text.');
export const tooLong = message('This is too long to read. Paste only the part with the ID or the address.');
export const isoIdForm = message(
  'The ID of an ISO download is a whole number from 1, of at most {most} digits, such as 12.',
);

// What may be an id, or not.
export const maybeVps = message(
  'This may be the ID of a VPS, which begins with {prefix}. Open it only if the customer means the server.',
);
export const maybeIso = message(
  'This may be the number of an ISO download, or a version, a year or a part of a longer number. Open it only if the customer means the download.',
);

// What is wrong with an id. `{length}` and `{usual}` are numbers of characters.
export const shortened = message('This ID of a VPS is shortened: a part of it is missing.');
export const tooShort = message(
  'This ID of a VPS has {length} characters. HostUp’s IDs have {usual}: a part of it is missing.',
);
export const tooLongId = message(
  'This ID of a VPS has {length} characters. HostUp’s IDs have {usual}: something was added to it.',
);
