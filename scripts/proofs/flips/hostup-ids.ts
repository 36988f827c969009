import * as v from 'valibot';
import { expect } from 'vitest';
import type { Flip } from './flip.ts';

/** Every place that takes the ID of a VPS from outside, with an ID of the usual length and another of its form. */
async function readsVps(id: string, other: string): Promise<unknown> {
  const { pageAt } = await import('../../../src/contracts/pages.ts');
  const { isOtherVps } = await import('../../../src/contracts/response-identity.ts');
  const { readClaims } = await import('../../../src/contracts/embed/claims.ts');
  const { recognise } = await import('../../../src/app/support/recognise.ts');
  const { redact } = await import('../../../src/app/support/redact.ts');
  const { goodClaims } = await import('../../../src/gateway/embed/embedding.fixture.ts');
  const { respondJson, startGateway, startUpstream } =
    await import('../../../src/gateway/upstream.fixture.ts');
  const upstream = await startUpstream((_, response) => respondJson(response, {}, 404));
  const gateway = await startGateway(upstream.url);
  const response = await fetch(`${gateway.url}/api/hostup/vps/${id}/iso`);
  const { code } = v.parse(v.object({ code: v.string() }), await response.json());
  const token = readClaims(goodClaims({ hostup: { vps: [id] } }));
  const pasted = [
    `${id} does not start`,
    `https://drivebay.example/vps/${id}/iso?isos=12`,
    `_${id}_`,
    `${id.slice(0, 12)}\n> ${id.slice(12)}`,
    `${id.slice(0, 12)} ${id.slice(12)}`,
    `${id.slice(0, 12)}…${id.slice(-5)}`,
  ].map((text) => {
    const read = recognise(text);
    return read.kind === 'nothing' ? read.mention.brokenIds.length : read.kind;
  });
  return {
    page: pageAt(`/vps/${id}/iso`)?.kind,
    gateway: code,
    token: 'fault' in token ? token.fault.reason : 'good',
    pasted,
    shown: redact(id) === id,
    isOther: isOtherVps(id)({ instance: `/api/v2/vps/${other}/iso` }),
  };
}

const UNREAD = {
  page: undefined,
  gateway: 'not_found',
  token: expect.stringContaining('must be "vps_" and 1 to 40 lower-case letters or digits'),
  pasted: [0, 0, 0, 0, 0, 0],
  shown: false,
  isOther: false,
};
/** One broken ID is looked for in the account; all others are opened. */
const READ = {
  page: 'vps',
  gateway: 'upstream_not_found',
  token: 'good',
  pasted: ['vps', 'vps', 'vps', 'vps', 'vps', 1],
  shown: true,
  isOther: true,
};

export const HOSTUP_IDS: Record<string, Flip> = {
  ASSUMED_HOSTUP_VPS_ID_FORM: {
    truth: 'The ID of a VPS begins with srv_.',
    edit: [`prefix: 'vps_'`, `prefix: 'srv_'`],
    look: () => readsVps('srv_01hxa3b4c5d6e7f8g9h0j1k2m3', 'srv_01hxb7c8d9e0f1g2h3j4k5m6n7'),
    before: { ...UNREAD, pasted: expect.any(Array) },
    after: READ,
  },
  ASSUMED_HOSTUP_VPS_ID: {
    truth: 'IDs have capitals, not small letters.',
    edit: [`characters: '0-9a-z'`, `characters: '0-9A-Z'`],
    look: () => readsVps('vps_01HXA3B4C5D6E7F8G9H0J1K2M3', 'vps_01HXB7C8D9E0F1G2H3J4K5M6N7'),
    // Pasted capitals are read as the small letters that HostUp is assumed to write.
    before: { ...UNREAD, pasted: READ.pasted, shown: true, isOther: true },
    after: READ,
  },
  ASSUMED_HOSTUP_VPS_ID_LENGTH: {
    truth: 'An ID in which letters and digits mix has 20 characters.',
    edit: ['ASSUMED_HOSTUP_VPS_ID_LENGTH = 30', 'ASSUMED_HOSTUP_VPS_ID_LENGTH = 20'],
    look: async () => {
      const { recognise } = await import('../../../src/app/support/recognise.ts');
      return ['vps_01hxa3b4c5d6e7f8', 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3', 'server vps-01hxa3b4c5d6e7f8'].map(
        (text) => recognise(text).kind,
      );
    },
    before: ['nothing', 'vps', 'nothing'],
    after: ['vps', 'nothing', 'unsure'],
  },
  ASSUMED_HOSTUP_ISO_ID: {
    truth: 'The ID of an image may have a slash, as Proxmox’s volumes do.',
    edit: ['/^(?!\\.+$)[\\w.:~-]{1,200}$/', '/^(?!\\.+$)[\\w.:~/-]{1,200}$/'],
    look: async () => {
      const { canAct } = await import('../../../src/app/actions/intent.ts');
      const { mountBody } = await import('../../../src/contracts/gateway/action-bodies.ts');
      const isoId = 'local:iso/debian-12.iso';
      return {
        button: canAct(isoId),
        gateway: v.safeParse(mountBody, { isoId, device: 'ide3' }).success,
      };
    },
    before: { button: false, gateway: false },
    after: { button: true, gateway: true },
  },
};
