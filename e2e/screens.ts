import type { Frame, Page } from '@playwright/test';
import { expect, PUBLISHED_ISO, PUBLISHED_VPS } from './drivebay.ts';

export interface Screen {
  name: string;
  /** Path and query. */
  url: string;
  /** The page's h1. */
  heading: string | RegExp;
}

/** The themes and widths, px, in which screens are checked. */
export const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
  { colorScheme: 'dark', width: 1280 },
] as const;

/** Px that the page is wider than its window. */
export const overflow = (page: Page | Frame): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Every page in its main states; the layout and accessibility tests walk this table. */
export const screens: readonly Screen[] = [
  { name: 'servers', url: '/', heading: 'Servers' },
  {
    name: 'VPS as published',
    url: `/vps/${PUBLISHED_VPS}/iso?isos=${PUBLISHED_ISO}`,
    heading: 'web-01',
  },
  { name: 'VPS with an ISO left in', url: '/vps/vps_leftin/iso', heading: /vps_leftin/ },
  { name: 'VPS with cloud-init', url: '/vps/vps_cloudinit/iso', heading: /vps_cloudinit/ },
  { name: 'VPS with blocked actions', url: '/vps/vps_gateblocked/iso', heading: /vps_gateblocked/ },
  { name: 'VPS with hostile text', url: '/vps/vps_hostiletext/iso', heading: /vps_hostiletext/ },
  { name: 'VPS with long text', url: '/vps/vps_longtext/iso', heading: /vps_longtext/ },
  { name: 'VPS with nothing', url: '/vps/vps_emptyarrays/iso', heading: /vps_emptyarrays/ },
  { name: 'VPS with 5,000 ISOs', url: '/vps/vps_library5000/iso', heading: /vps_library5000/ },
  { name: 'downloads', url: '/isos', heading: 'Downloads' },
  { name: 'one ISO', url: `/isos/${PUBLISHED_ISO}`, heading: 'AlmaLinux-9.5-x86_64-boot.iso' },
  { name: 'support', url: '/support', heading: 'What did the customer send?' },
  { name: 'sign-in without a login', url: '/sign-in', heading: 'Sign in' },
  {
    name: 'one ISO with details',
    url: `/isos/${PUBLISHED_ISO}?details=1`,
    heading: 'AlmaLinux-9.5-x86_64-boot.iso',
  },
];

/** Pages whose response is an error on purpose. */
export const errorScreens: readonly Screen[] = [
  { name: 'unknown VPS', url: '/vps/vps_missing/iso', heading: 'Server not found' },
  { name: 'provider down', url: '/vps/vps_servererror/iso', heading: /vps_servererror/ },
  { name: 'unknown ISO', url: '/isos/999999', heading: /ISO 999999/ },
  { name: 'no VPS id', url: '/vps/ABC/iso', heading: 'Not a VPS ID' },
  { name: 'no ISO id', url: '/isos/0x', heading: 'This is not the ID of an ISO' },
  { name: 'no such page', url: '/nothing/here', heading: 'Page not found' },
];

/** Opens a screen and waits for the app itself, not for the page shell that has the same heading, and for its data. */
export async function openScreen(page: Page, { url, heading }: Screen): Promise<void> {
  await page.goto(url);
  await expect(page.getByText('Drivebay has not started yet.')).toHaveCount(0);
  // Over a narrow page the details hide it from the accessibility tree.
  await expect(page.getByRole('heading', { level: 1, name: heading, includeHidden: true })).toBeVisible();
  await expect(page.getByText(/^Loading from|· loading$/)).toHaveCount(0);
}
