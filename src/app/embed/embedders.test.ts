import { expect, test } from 'vitest';
import { embedders } from './embedders.ts';

const PANEL = 'https://panel.example.com';
const SUPPORT = 'https://support.example.com';
const OTHER = 'https://other.example.com';
const PARENTS = [PANEL, SUPPORT];

/** A page as far as it is read. `undefined`: a browser without `ancestorOrigins`. */
function page(ancestors: string[] | undefined, referrer = ''): Pick<Window, 'location' | 'document'> {
  const location = ancestors === undefined ? {} : { ancestorOrigins: ancestors };
  return Object.assign(Object.create(null), { location, document: { referrer } });
}

test.each<[string, string[] | undefined, string, readonly string[]]>([
  ['the parent by the browser', [SUPPORT], '', [SUPPORT]],
  ['the parent, not the page around it', [PANEL, SUPPORT], `${SUPPORT}/x`, [PANEL]],
  ['the referrer where there are no ancestors', undefined, `${SUPPORT}/servers?id=1`, [SUPPORT]],
  ['all where neither is known', undefined, '', PARENTS],
  ['all where the referrer is no address', undefined, 'about:client', PARENTS],
  ['all where the parent is hidden', ['null'], '', PARENTS],
  ['all where there is no ancestor', [], '', PARENTS],
  ['a configured referrer before an ancestor that is not', [OTHER], `${PANEL}/`, [PANEL]],
  ['never a page that is not configured', [OTHER], `${OTHER}/`, PARENTS],
  ['never another port', [`${PANEL}:8443`], '', PARENTS],
])('greets %s', (_, ancestors, referrer, greeted) => {
  expect(embedders(PARENTS, page(ancestors, referrer))).toEqual(greeted);
});
