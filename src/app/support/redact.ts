import { VPS_ID_SOURCE } from '../../contracts/id-forms.ts';

const MARK = '[redacted]';

const VALUE = String.raw`(?:"[^"\n]{0,500}"?|'[^'\n]{0,500}'?|[^\s"'\`&,;<>]+)`;

/**
 * What gives a secret away by its surroundings or its own look. The first group, where there is one, stays. Every
 * repetition is bounded or cannot overlap the next part, so that the time is linear.
 */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[\s\S]){0,8000}(?:-----END [A-Z0-9 ]{0,40}-----)?/g,
  new RegExp(
    String.raw`(\bauthorization["']?\s{0,5}[:=]\s{0,5}["']?)(?:(?:bearer|basic|token|digest|apikey)\s{1,5})?${VALUE}`,
    'gi',
  ),
  /(\b(?:set-)?cookie["']?\s{0,5}:\s{0,5})[^\r\n"'`]+/gi,
  /(\bbearer\s{1,5})[\w.~+/=|-]{6,}/gi,
  /(:\/\/)[^\s/?#@"'`<>]+@/g,
  /((?:^|\s)(?:-u|--user)(?:\s{1,5}|=))["']?[^\s"'`]+/g,
  new RegExp(
    String.raw`((?:token|secret|passw(?:or)?d|passwort|l[öo]senord|парола|passphrase|api[-_]?(?:key|nyckel)|api[- ]ключ|access[-_]?key|private[-_]?key|credential|session|signature|jwt)[\w-]{0,20}["']?\s{0,5}[:=]\s{0,5})${VALUE}`,
    'gi',
  ),
  /([?&](?:key|auth|sig|code|pwd|pass)=)[^\s&#"'`<>]+/gi,
  /\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g,
  // Laravel Sanctum, `12|…`: what VPSBG's keys may look like.
  /\b\d{1,12}\|[A-Za-z0-9]{20,}/g,
  /\b(?:[srp]k|pat|gh[opsur]|glpat|xox[abprs]|hvs|npm|api|apikey|key|secret|token|hostup|vpsbg)_(?=[A-Za-z_-]{0,60}\d)[\w-]{12,}/gi,
  // The prefixes by which the usual services mark their keys, so that scanners find them.
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}/g,
  /\bAIza[\w-]{20,}/g,
  /\b(?:ya29\.|GOCSPX-|1\/\/0)[\w-]{10,}/g,
  /\bgl(?:pat|oas|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-[\w.-]{10,}/g,
  /\b(?:github_pat|gh[opsur]|npm|dckr_pat|hf|shp(?:at|ca|pa|ss)|whsec|(?:sk|pk|rk)_(?:live|test|prod)|do[opr]_v1|lin_api|sbp|figd|glsa|pscale_tkn)_[A-Za-z0-9_-]{10,}/g,
  /\b(?:xox[a-z]|xapp|sk-[a-z]{3,6}|pypi|atlasv1)-[\w.-]{8,}/g,
  /\bsk-[A-Za-z0-9_-]{20,}/g,
  /\b(?:SG|hv[sbr]|dp\.(?:pt|st|ct))\.[\w-]{8,}(?:\.[\w-]{8,})?/g,
  /\b(?:ATATT3|ATCTT3)[\w=-]{16,}/g,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{20,}/g,
  /(hooks\.slack\.com\/(?:services|workflows)\/)[\w/]{10,}/g,
  /(discord(?:app)?\.com\/api\/webhooks\/)[\w/-]{10,}/g,
];

/** Ids that may be shown: those of HostUp's examples, and the gateway's request ids. */
const PUBLIC_ID = new RegExp(
  String.raw`^(?:${VPS_ID_SOURCE}|(?:iso|job|req|ord|acct|os|bkp|vpsdisk)_[0-9a-z]{1,40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`,
  'i',
);

/**
 * Text from outside without what looks like a bearer token, JWT, API key, password, cookie, query secret or other
 * long random word. Rather too much than too little: nothing here decides anything.
 */
export function redact(text: string): string {
  let safe = text;
  for (const secret of SECRETS) {
    safe = safe.replace(
      secret,
      (...match: unknown[]) => `${typeof match[1] === 'string' ? match[1] : ''}${MARK}`,
    );
  }
  return safe.replace(/[\w+-]{24,}/g, (word) => (PUBLIC_ID.test(word) || !looksRandom(word) ? word : MARK));
}

/** Surroundings that name a credential, with a value that can be one: long, and not a plain word. */
const CERTAIN: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/,
  /\bauthorization["']?\s{0,5}[:=]\s{0,5}["']?(?:bearer|basic|token|digest|apikey)?\s{0,5}[\w.~+/=|-]{6,}/i,
  /\bbearer\s{1,5}(?=[\w.~+/=|-]{0,200}\d)[\w.~+/=|-]{6,}/i,
  /(?:token|secret|passw(?:or)?d|passwort|l[öo]senord|парола|passphrase|api[-_]?(?:key|nyckel)|api[- ]ключ|access[-_]?key|private[-_]?key|credential|jwt)["']?\s{0,5}[:=]\s{0,5}["']?(?=[^\s"'&]{0,200}\d)[^\s"'&]{6,}/i,
  /\beyJ[\w-]{8,}\.[\w-]{8,}/,
  /\b\d{1,12}\|[A-Za-z0-9]{20,}/,
  /\b(?:[srp]k|pat|gh[opsur]|github_pat|glpat|xox[abprs]|hvs|npm)[_-](?=[A-Za-z_-]{0,60}\d)[\w-]{12,}/i,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}/,
];

/** Whether a text holds what is surely a credential: only then is anyone advised to revoke it. */
export function holdsCertainSecret(text: string): boolean {
  return CERTAIN.some((secret) => secret.test(text));
}

/** File names are words with a few joints; random words change between kinds of characters at every second step. */
function looksRandom(word: string): boolean {
  const characters = word.replace(/[_+-]/g, '');
  if (!/[a-z]/i.test(characters) || !/\d/.test(characters)) return false;
  if (characters.length === word.length && word.length >= 32) return true;
  const kinds = characters.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  let changes = 0;
  for (let at = 1; at < kinds.length; at += 1) if (kinds[at] !== kinds[at - 1]) changes += 1;
  return changes / kinds.length > 0.42;
}
