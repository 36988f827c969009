import { ACTIONS } from './checks/actions.mjs';
import { DOWNLOADS } from './checks/downloads.mjs';
import { FRAMES } from './checks/frame.mjs';
import { HOSTS } from './checks/hosts.mjs';
import { LANGUAGES } from './checks/languages.mjs';
import { LOOKS } from './checks/looks.mjs';
import { RESTRICTED } from './checks/restricted.mjs';
import { SERVERS } from './checks/servers.mjs';
import { STAFF } from './checks/staff.mjs';
import { TOOLS } from './checks/tools.mjs';
import { VPS } from './checks/vps.mjs';

/** @typedef {import('./tab.mjs').Tab} Tab */
/** @typedef {Awaited<ReturnType<typeof import('./servers.mjs').startServers>>} Servers */

/**
 * A journey, done as a person does it. `setting`: it runs in a browser of its own that is set so; `in`: in these browsers, where the
 * driver of another cannot do it.
 *
 * @typedef {object} Check
 * @property {string} name
 * @property {(tab: Tab, servers: Servers) => Promise<void>} run
 * @property {import('./settings.mjs').SettingName} [setting]
 * @property {readonly string[]} [in]
 */

/** @type {readonly Check[]} */
export const CHECKS = [
  ...SERVERS,
  ...VPS,
  ...DOWNLOADS,
  ...TOOLS,
  ...LANGUAGES,
  ...LOOKS,
  ...ACTIONS,
  ...FRAMES,
  ...HOSTS,
  ...STAFF,
  ...RESTRICTED,
];
