/**
 * How a browser is set for checks of their own: Chromium by the preferences of its profile, Firefox by its preferences, WebKit by
 * the switches of MiniBrowser. A browser without an entry cannot be set so; docs/browsers.md has the reason.
 *
 * @typedef {object} Setting
 * @property {Readonly<Record<string, unknown>>} [chromium]
 * @property {Readonly<Record<string, unknown>>} [firefox]
 * @property {readonly string[]} [webkit]
 */

/** Firefox writes none of these by itself when its category of content blocking is set by a preference. */
const STRICT = {
  'browser.contentblocking.category': 'strict',
  // Total cookie protection.
  'network.cookie.cookieBehavior': 5,
  'network.cookie.cookieBehavior.pbmode': 5,
  'network.cookie.cookieBehavior.optInPartitioning': true,
  'network.http.referer.disallowCrossSiteRelaxingDefault': true,
  'network.http.referer.disallowCrossSiteRelaxingDefault.top_navigation': true,
  'privacy.annotate_channels.strict_list.enabled': true,
  'privacy.bounceTrackingProtection.mode': 1,
  'privacy.fingerprintingProtection': true,
  'privacy.query_stripping.enabled': true,
  'privacy.trackingprotection.enabled': true,
  'privacy.trackingprotection.cryptomining.enabled': true,
  'privacy.trackingprotection.emailtracking.enabled': true,
  'privacy.trackingprotection.fingerprinting.enabled': true,
  'privacy.trackingprotection.socialtracking.enabled': true,
};

/** @satisfies {Record<string, Setting>} */
export const SETTINGS = {
  // Puppeteer lets Firefox take every cookie; a person's keeps third parties' apart.
  usual: { chromium: {}, firefox: { 'network.cookie.cookieBehavior': 5 }, webkit: [] },
  thirdPartyBlocked: {
    chromium: { cookie_controls_mode: 1 },
    firefox: { 'network.cookie.cookieBehavior': 1 },
    webkit: ['--cookies-policy=no-third-party'],
  },
  trackingBlocked: { firefox: STRICT, webkit: ['--enable-itp'] },
  fingerprintingResisted: { firefox: { 'privacy.resistFingerprinting': true } },
  privateBrowsing: { firefox: { 'browser.privatebrowsing.autostart': true }, webkit: ['--private'] },
  storageBlocked: {
    chromium: { default_content_setting_values: { cookies: 2 } },
    firefox: { 'network.cookie.cookieBehavior': 2 },
    webkit: ['--cookies-policy=never', '--enable-html5-local-storage=false'],
  },
  clipboardRefused: { firefox: { 'dom.allow_cut_copy': false } },
};

/** @typedef {keyof typeof SETTINGS} SettingName */

/** @param {SettingName} name @param {'chromium' | 'firefox' | 'webkit'} browser */
export function canBeSet(name, browser) {
  return browser in SETTINGS[name];
}
