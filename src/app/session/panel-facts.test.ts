import { expect, test } from 'vitest';
import { keepPanelFacts, manageUrlFromPanel, nameFromPanel } from './panel-facts.ts';

test("the panel's name is that of the VPS that the frame was opened for, and of no other", () => {
  expect([nameFromPanel('vps_1'), manageUrlFromPanel()]).toEqual(['', '']);
  const given = { serverName: 'web-01', manageUrl: 'https://panel.example/' };
  keepPanelFacts(given, '/embed/acme/vps/vps_1/iso');
  expect(nameFromPanel('vps_1')).toBe('web-01');
  expect(nameFromPanel('vps_2')).toBe('');
  expect(manageUrlFromPanel()).toBe('https://panel.example/');
  keepPanelFacts(given, '/embed/acme/isos');
  expect(nameFromPanel('vps_1')).toBe('');
});
