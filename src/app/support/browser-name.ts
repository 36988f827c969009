import * as m from './messages/device.en.ts';

/** The surest sign first: each of these also carries the names of those below. */
const BROWSERS: readonly [name: string, version: RegExp][] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['Chrome', /\b(?:Chrome|HeadlessChrome|CriOS)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4})[\d.]* (?:Mobile\/\w{1,10} )?Safari\//],
];

const SYSTEMS: readonly [name: string, sign: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** `Firefox 128 on Linux` of a user agent string, as far as it can be recognised. */
export function browserName(userAgent: string): string {
  const system = SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0];
  for (const [name, version] of BROWSERS) {
    const major = version.exec(userAgent)?.[1];
    if (major === undefined) continue;
    const browser = `${name} ${major}`;
    return system === undefined ? m.browserOnUnknown({ browser }) : m.browserOn({ browser, system });
  }
  return system === undefined ? m.unknownOnUnknown() : m.unknownOn({ system });
}
