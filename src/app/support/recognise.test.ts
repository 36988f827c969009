import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCodePoint } from '../../../scripts/proofs/any-code-point.ts';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { isMentioned } from './mention.ts';
import { recognise, type Recognised } from './recognise.ts';

const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
const vps = { kind: 'vps', id: VPS };
const iso = { kind: 'iso', id: '12' };

describe('one id', () => {
  it.each<[string, Recognised | object]>([
    [VPS, vps],
    [` "${VPS}" `, vps],
    [`«${VPS}».`, vps],
    [`VPS_01HXA3B4C5D6E7F8G9H0J1K2M3`, vps],
    [`vps_01hxa3b4c5\u200Bd6e7f8g9h0j1k2m3\uFEFF`, vps],
    [`my server is ${VPS}, it will not boot`, vps],
    [`https://drivebay.example/vps/${VPS}/iso`, vps],
    [`https://drivebay.example/vps/${VPS}/iso?isos=12,15&token=abc`, { ...vps, isos: ['12', '15'] }],
    [`https://drivebay.example/vps/${VPS}/iso?sort=name&isos=12%2C15`, { ...vps, isos: ['12', '15'] }],
    [`https://drivebay.example/vps/${VPS}/iso?isos=abc`, vps],
    [`https://drivebay.example/embed/acme/vps/${VPS}/iso`, vps],
    [`https://cloud.hostup.se/api/v2/vps/${VPS}/iso`, vps],
    [`curl -H 'Authorization: Bearer k3y' https://cloud.hostup.se/api/v2/vps/${VPS}/iso`, vps],
    [`{"vps_id": "${VPS}"}`, vps],
    [`/vps/vps_leftin/iso`, { kind: 'vps', id: 'vps_leftin' }],
    ['12', iso],
    ['#12', iso],
    ['ISO 12', iso],
    ['iso #12', iso],
    ['ISO id: 12', iso],
    ['“12”', iso],
    ['ISO 9660', { kind: 'iso', id: '9660' }],
    ['https://drivebay.example/isos/12', iso],
    ['isos/12', iso],
    ['/isos?isos=12', iso],
    ['https://drivebay.example/isos/12?details=1.', iso],
    ['curl -H "Authorization: Bearer 12|abc" https://api.vpsbg.eu/v1/isos/12', iso],
    ['The download ISO 12 stands still since yesterday.', iso],
    ['"primary_iso_id": 12', iso],
    ['ISO 12 is not ISO 9660, and 4 GB', iso],
    // Mail as mail programs write it.
    [
      `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fiso.example.net%2Fvps%2F${VPS}%2Fiso&data=05%7C02%7C%7C0&sdata=x%3D&reserved=0`,
      vps,
    ],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fiso.example.net%2Fisos%2F12&data=05%7C02&reserved=0',
      iso,
    ],
    [
      `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fiso.example.net%2Fvps%2F${VPS}%2Fiso%3Fisos%3D12%252C15&data=05&sdata=Zk3vQ9aLp0X8sT2mN6bY4cR7wE1uJ5hG&reserved=0`,
      { ...vps, isos: ['12', '15'] },
    ],
    [`https://www.google.com/url?q=https%3A%2F%2Fiso.example.net%2Fvps%2F${VPS}%2Fiso&sa=D`, vps],
    [`https://www.google.com/url?q=https://iso.example.net/vps/${VPS}/iso&sa=D`, vps],
    [
      `https://urldefense.proofpoint.com/v2/url?u=https-3A__iso.example.net_vps_${VPS.replace('_', '-5F')}_iso&d=DwMFaQ&c=x`,
      vps,
    ],
    ['https://urldefense.com/v3/__https://iso.example.net/isos/12__;!!AbC-9dEf!x1Y2z3$', iso],
    [
      `https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fiso.example.net%2fvps%2f${VPS}%2fiso&c=E,1,x&typo=1`,
      vps,
    ],
    [
      `https://eu-west-1.protection.sophos.com?d=example.net&u=${btoa(`https://iso.example.net/vps/${VPS}/iso`)}&i=NjA=`,
      vps,
    ],
    [`https://secure-web.cisco.com/1abC_dE/https%3A%2F%2Fiso.example.net%2Fvps%2F${VPS}%2Fiso`, vps],
    [`<https://iso.example.net/vps/${VPS}/iso|my server>`, vps],
    [`&lt;https://iso.example.net/vps/${VPS}/iso&gt;`, vps],
    ['{"path":"\\/v1\\/isos\\/12"}', iso],
    [`{"vps":"${VPS.replace('_', '\\u005f')}"}`, vps],
    [VPS.replace('_', '\\_'), vps],
    [VPS.replace('_', '%5F'), vps],
    [VPS.replace('_', '%255F'), vps],
    [
      `https=3A//iso.example.net/vps/vps_01hxa3b4c5d6=\r\ne7f8g9h0j1k2m3/iso?isos=3D12`,
      { ...vps, isos: ['12'] },
    ],
    [`> https://iso.example.net/vps/vps_01hxa3b4c5d6\r\n> e7f8g9h0j1k2m3/iso`, vps],
    [`Mitt id: vps_01hxa3b4c5d6e7f8\n g9h0j1k2m3\nHälsningar`, vps],
    [`vps_leftin\nplease help`, { kind: 'vps', id: 'vps_leftin' }],
    ['ＩＳＯ ＃１２', iso],
    ['ISO № 12', iso],
    ['ISO №12', iso],
    ['ISO-nummer 12', iso],
    ['ISO no. 12', iso],
    ['ISO nr. 12', iso],
    ['ISO номер 12', iso],
    ['ISO download 12', iso],
    ['iso_id=12', iso],
    ['"isoId": "12"', iso],
    ['ISO-filen 12 fungerar inte', iso],
    ['ISO-Abbild Nr. 12 lädt nicht', iso],
    ['Die ISO mit der ID 12 hängt', iso],
    ['the ISO with id 12', iso],
    ['ISO файл № 12 не се сваля', iso],
    ['ISO образ 12', iso],
    ['La ISO número 12 no descarga', iso],
    ['ISO numero 12 ei lataudu', iso],
    ['ISO 编号 12', iso],
    ['ISO 番号：１２', iso],
    ['ISO (12)', iso],
    // Bold, italic, tags and marks that only the look of a text needs.
    ['**ISO 12** stands still', iso],
    ['<td>ISO</td><td>12</td>', iso],
    ['<b>ISO</b>&nbsp;&#35;12', iso],
    [`**${VPS}**`, vps],
    [`_${VPS}_`, vps],
    [`__vps_leftin__`, { kind: 'vps', id: 'vps_leftin' }],
    [`*vps_leftin*`, { kind: 'vps', id: 'vps_leftin' }],
    ['vps_01hxa3b4<wbr>c5d6e7f8g9h0j1k2m3', vps],
    ['vps_01hx<span style="background:yellow">a3b4</span>c5d6e7f8g9h0j1k2m3', vps],
    ['vps_01hxa3b4&shy;c5d6e7f8&#8203;g9h0j1k2m3', vps],
    ['My server is vp=\r\ns_01hxa3b4c5d6e7f8g9h0j1k2m3, down', vps],
    ['| vps_01hxa3b4c5d6e7f8\n| g9h0j1k2m3 is down', vps],
    ['vps_01hxa3b4 c5d6e7f8g9h0j1k2m3', vps],
    ['vps_ 01hxa3b4c5d6e7f8g9h0j1k2m3', vps],
    // A whole id is one, whatever follows it.
    [`It is ${VPS}... help`, vps],
    [`It is ${VPS}… help`, vps],
    [`${VPS}-disk0`, vps],
    [
      `https://urldefense.com/v3/__https://iso.example.net/vps/${VPS}/iso*isos=12*2C15__;PyU!!N11eV2iwtfs!abc12$`,
      { ...vps, isos: ['12', '15'] },
    ],
    // Ids are read before secrets are looked for.
    [`session: ${VPS}`, vps],
    [`api_key=${VPS}`, vps],
    [`password is hunter2hunter2, server ${VPS}`, vps],
  ])('%s', (text, expected) => {
    expect(recognise(text)).toEqual(expected);
  });
});

const base64 = (text: string) => btoa(text).replaceAll(/.{76}/g, '$&\r\n');
const BASE64 = 'Content-Transfer-Encoding: base64';
const safeLink = (address: string) =>
  `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(address)}&data=05%7C02&reserved=0`;
const trackingLink = (address: string) =>
  `https://click.mailer.example/track?e=${encodeURIComponent(address)}&id=99`;

describe('mail, chats and tickets in the form in which programs write them', () => {
  it.each<[name: string, text: string, found: object | object[]]>([
    [
      'a base64 body',
      `From: a@example.com\r\n${BASE64}\r\n\r\n${base64(`Hi,\n\nmy server ${VPS} will not boot.\nThanks`)}\r\n`,
      vps,
    ],
    [
      'base64 parts of text and HTML',
      `--0a\r\n${BASE64}\r\n\r\n${base64(`server ${VPS}`)}\r\n--0a\r\nContent-Type: text/html\r\n${BASE64}\r\n\r\n${base64(`<p>server <b>${VPS}</b></p>`)}\r\n--0a--`,
      vps,
    ],
    ['a base64 body without its header', base64(`My server ${VPS} is down. Please help me.`), vps],
    [
      'a quoted base64 body',
      `> ${BASE64}\n>\n> ${base64(`My server is ${VPS}. It is down since the last update.`).replaceAll('\r\n', '\n> ')}`,
      vps,
    ],
    ['a short base64 body', `${BASE64}\n\n${base64('ISO 12')}`, iso],
    [
      'a base64 body in Latin-1',
      `Content-Type: text/plain; charset="iso-8859-1"\n${BASE64}\n\n${base64(`Servern ${VPS} st\u00e5r still`)}`,
      vps,
    ],
    [
      'a base64 attachment that is no text',
      `${BASE64}\n\n${base64('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR')}\n\n${VPS}`,
      vps,
    ],
    ['an encoded subject', 'Subject: =?utf-8?Q?ISO_12_st=C3=A5r_stilla?=', iso],
    [
      'a folded base64 subject',
      `Subject: =?utf-8?B?${btoa(`Server ${VPS.slice(0, 16)}`)}?=\r\n =?utf-8?B?${btoa(`${VPS.slice(16)} down`)}?=`,
      vps,
    ],
    ['a defanged address', `hxxps://iso[.]example[.]net/vps/${VPS}/iso`, vps],
    [
      'a defanged link protector',
      `hxxps[:]//eur01.safelinks.protection.outlook[.]com/?url=https%3A%2F%2Fiso.example.net%2Fisos%2F12&data=05`,
      iso,
    ],
    [
      'a link in three links',
      safeLink(trackingLink(safeLink(`https://iso.example.net/vps/${VPS}/iso?isos=12`))),
      { ...vps, isos: ['12'] },
    ],
    [
      'a tracking link with JSON in Base64',
      `https://track.mailer.example/click/30?p=${btoa(JSON.stringify({ p: JSON.stringify({ url: `https://iso.example.net/vps/${VPS}/iso` }) }))}`,
      vps,
    ],
    [
      'Outlook’s quoting',
      `From: Anna [mailto:anna@example.com]\r\nSubject: RE: [#48213] down\r\n\r\n${VPS} [https://iso.example.net/vps/${VPS}/iso]<${safeLink(`https://iso.example.net/vps/${VPS}/iso`)}>`,
      vps,
    ],
    [
      'a Zendesk ticket',
      `## Please do not write below this line ##\n\n[Request received] ISO #12 hangs (Ticket #48213)`,
      iso,
    ],
    ['a Freshdesk ticket', 'Ticket: https://acme.example/a/tickets/48213\nISO-12', iso],
    ['a WhatsApp chat', `[27/04/2026, 12:34:56] Anna: hej\n[27/04/2026, 12:35:10] Anna: ${VPS}`, vps],
    ['Jira’s markup', `{quote}server *${VPS}*{quote} [ISO|https://iso.example.net/isos/12]`, [vps, iso]],
    ['right-to-left text', `\u200Fשלום, השרת \u2066${VPS}\u2069 לא עולה`, vps],
    ['Arabic digits', 'ISO ١٢', iso],
    ['typographic quotes', 'ISO “12”', iso],
    ['the source of a page', `<div data-vps="${VPS}" class="mt-4">down</div>`, vps],
    ['a Markdown table', '| ISO | 12 |', iso],
    ['a code fence', `\`\`\`json\n{ "id": "${VPS}", "iso_id": 12 }\n\`\`\``, [vps, iso]],
    ['a line of a log', `GET /api/v2/vps/${VPS}/iso 200 12ms`, vps],
    ['a hyphen at the end of a line', 'vps_01hxa3b4c5-\nd6e7f8g9h0j1k2m3', vps],
  ])('%s', (_name, text, found) => {
    const [one, ...others] = [found].flat();
    expect(recognise(text)).toEqual(
      others.length === 0 ? one : { kind: 'several', found: [one, ...others], more: 0 },
    );
  });
});

describe('several ids', () => {
  it('lists them, the VPSs first, each once', () => {
    expect(recognise(`ISO 12 on ${VPS} or vps_other1, see /isos/12 and ISO 15`)).toEqual({
      kind: 'several',
      found: [vps, { kind: 'vps', id: 'vps_other1' }, iso, { kind: 'iso', id: '15' }],
      more: 0,
    });
    expect(recognise('12, 15')).toEqual({
      kind: 'several',
      found: [iso, { kind: 'iso', id: '15' }],
      more: 0,
    });
  });

  it.each(['ISOs 12 and 15 stand still', 'ISOs 12, #15.', 'ISO-filer 12 / iso 15', '* ISO 12\n* ISO 15'])(
    'reads the list in %j',
    (text) => {
      expect(recognise(text)).toMatchObject({ kind: 'several', found: [iso, { kind: 'iso', id: '15' }] });
    },
  );

  it.each([
    'ISO 12, 15 and 17',
    'Please delete ISO 12, 15 and 17 from my account',
    'ISOs 12, 15, and 17 are stuck',
    'ISO #12, #15 & #17',
    '#12 / #15 / #17',
    '12, 15 and 17',
    'ISO-nummer 12, 15 och 17',
    'ISO № 12, 15 и 17',
    'ISO ids: 12; 15; 17',
    '{"iso_ids":[12,15,17]}',
    '?isos=12,15,17',
    'https://drivebay.example/?isos=12%2C15%2C17',
    '{"iso_ids": ["12", "15", "17"]}',
    'ISO ids:\n- 12\n- 15\n- 17',
  ])('offers all of the list in %j', (text) => {
    const found = ['12', '15', '17'].map((id) => ({ kind: 'iso', id }));
    expect(recognise(text)).toEqual({ kind: 'several', found, more: 0 });
  });

  it.each([
    'ISO 12, 3 days ago',
    'ISO 12 and 4 GB of RAM',
    'ISO 12 and 2 servers are down',
    'ISO 12, 2026-04-01',
    'ISO 12, 40 %',
    'ISO 12 – 40 %',
    'ISO 12, 15:30',
    'ISO 12 / 4 GB',
    'ISO 12, 27 April',
    'ISO 12 to boot',
  ])('takes nothing for a list in %j', (text) => {
    expect(recognise(text)).toEqual(iso);
  });

  it('cuts a long list and says how many more there are', () => {
    const ids = Array.from({ length: 50 }, (_, n) => `vps_a${n}`).join(' ');
    const result = recognise(ids);
    expect(result).toMatchObject({ kind: 'several', more: 30 });
  });

  it('opens the page that a diagnostics text was made on', () => {
    const text = `## Drivebay diagnostics\n\n- Page: <https://x.example/vps/${VPS}/iso?isos=15>\n\n### Downloads\n- ISO 12: ISO 15`;
    expect(recognise(text)).toEqual({ ...vps, isos: ['15'] });
    expect(recognise(text.replace(/- Page.*/, ''))).toMatchObject({ kind: 'several' });
  });
});

describe('what a person has to decide', () => {
  it.each([
    ['Windows 11 ISO 22631', ['22631']],
    ['I booted the ISO 2022 of the server', ['2022']],
    ['we follow ISO 9001', ['9001']],
    ['Ubuntu 24 ISO 4', ['4']],
    ['ISO image 2022', ['2022']],
    ['Windows ISO file 11', ['11']],
    ['Debian ISO (12)', ['12']],
    ['I uploaded the ISO 3 times', ['3']],
    ['the ISO download 2 days ago', ['2']],
    ['the ISO 50 percent', ['50']],
    ['ISO 1 of 3', ['1']],
    ['min ISO 5 minuter', ['5']],
    ['https://iso.example.net/isos/1\n2', ['12', '1']],
    // The ends of a range; nobody named what lies between.
    ['ISO 12-15', ['12', '15']],
    ['ISOs 12–15 are stuck', ['12', '15']],
    ['ISO 12 to 15', ['12', '15']],
    ['#12-#15', ['12', '15']],
    // A number sign alone.
    ['see #12', ['12']],
    // Much else is called a download, and has an id.
    ['Download 12 hangs', ['12']],
    ['downloads 12 and 15', ['12', '15']],
    ['download id: 48213', ['48213']],
    ['my iso, id 48213, hangs', ['48213']],
    ['id: 12', ['12']],
    ['id,subject\n12,It hangs', ['12']],
  ])('%j', (text, ids) => {
    const result = recognise(text);
    expect(result.kind).toBe('unsure');
    expect(result.kind === 'unsure' && result.found.map(({ id }) => id)).toEqual(ids);
  });
});

describe('half an id is no id', () => {
  it.each([
    'vps_01hxa3b4…1k2m3',
    'vps_01hxa3b4...1k2m3',
    'vps_01hxa3b4c5-d6e7f8g9h0',
    'vps_01hxa3b4c5\nd6e7f8',
    '/isos/12…',
    '/isos/12-15x',
    'vps_01hxa3b4****',
    'see ticket #48213',
    'user id 48213',
    'the downloads 2 days ago',
    'color:#121212',
    'iso12.iso',
    'the ISO 12:30 today',
    'ISO 25/11',
    'ISO 1/3',
    'ISO 1½',
    'certified to ISO 9001:2015',
  ])('%j', (text) => {
    expect(recognise(text).kind).toBe('nothing');
  });
});

describe('an id of the wrong length is not opened, and what is wrong with it is named', () => {
  it.each([
    [VPS.slice(0, -1), '29 characters. HostUp’s ids have 30: a part of it is missing'],
    [`my server ${VPS.slice(0, -1)} is down`, '29 characters'],
    [`https://iso.example.net/vps/${VPS.slice(0, -2)}/iso`, '28 characters'],
    [VPS.slice(0, 12), '12 characters'],
    [VPS.slice(0, -1).toUpperCase(), '29 characters'],
    [`${VPS}x`, '31 characters. HostUp’s ids have 30: something was added to it'],
    [`${VPS}and`, '33 characters'],
  ])('%j', (text, why) => {
    const result = recognise(text);
    expect(result).toMatchObject({ kind: 'nothing', why: expect.stringContaining(why) });
    const server = {
      id: VPS,
      name: null,
      primaryIp: null,
      serviceStatus: null,
      powerState: null,
      operatingSystem: null,
      resources: null,
    };
    // The account may still hold the server that is meant.
    expect(result.kind === 'nothing' && isMentioned(server, result.mention)).toBe(true);
    expect(result.kind === 'nothing' && isMentioned({ ...server, id: 'vps_01zzz' }, result.mention)).toBe(
      false,
    );
  });
});

describe('what names a server', () => {
  it.each([
    ['my server web-01 is down', 'web-01', '192.0.2.1'],
    ['ssh root@192.0.2.17 does not work', 'other', '192.0.2.17'],
    ['ping 2001:0db8:0:0::17', 'other', '2001:db8::17'],
    ['192[.]0[.]2[.]17 is down', 'other', '192.0.2.17'],
    ['192(.)0(.)2(.)17', 'other', '192.0.2.17'],
    ['192.0.2[dot]17', 'other', '192.0.2.17'],
    ['hxxp://192[.]0[.]2[.]17/', 'other', '192.0.2.17'],
    ['192%5B.%5D0%5B.%5D2%5B.%5D17', 'other', '192.0.2.17'],
    ['2001[:]db8[:][:]17', 'other', '2001:db8::17'],
    ['web-01[.]example[.]com is down', 'web-01.example.com', null],
    ['Server: "WEB-01.example.com".', 'web-01.example.com', null],
    ['vps_01hxa3b4…1k2m3', 'other', null],
  ])('%j', (text, name, primaryIp) => {
    const result = recognise(text);
    const server = {
      id: VPS,
      name,
      primaryIp,
      serviceStatus: null,
      powerState: null,
      operatingSystem: null,
      resources: null,
    };
    expect(result.kind === 'nothing' && isMentioned(server, result.mention)).toBe(true);
    const another = { ...server, id: 'vps_zzz', name: 'mail-7', primaryIp: '198.51.100.9' };
    expect(result.kind === 'nothing' && isMentioned(another, result.mention)).toBe(false);
  });
});

describe('nobody is advised to revoke what is no key', () => {
  it.each([
    'SHA256 d2d2f9a8c4c5f1c7f3a1e9b0a7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8',
    'Message-ID: <CAGz8Hx1aB2cD3eF4gH5iJ6kL7mN8oP9q@mail.gmail.com>',
    'the token: expired',
    'api key: does not work',
    'commit 41eed87c1f9d5b8e6a2c3d4f5b6a7c8d9e0f1a2b',
    'https://example.com/?utm_campaign=aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1v',
  ])('%j', (text) => {
    const result = recognise(text);
    expect(result.kind === 'nothing' && result.why).not.toMatch(/revoke/);
  });
});

describe('nothing', () => {
  it('does not call a file name a host name', () => {
    expect(recognise('AlmaLinux-9.5-x86_64-boot.iso')).toMatchObject({
      why: expect.stringContaining('image file'),
    });
  });

  it.each([
    ['', 'nothing to read'],
    [' \n "" ', 'There is'],
    ['0', 'whole number from 1'],
    ['1234567890123456', 'whole number from 1'],
    ['015', 'whole number from 1'],
    ['-15', 'no id'],
    ['1e3', 'no id'],
    ['/isos/15x', 'no id'],
    ['iso_01hxa3b4c5d6e7f8g9h0j1k2m3', 'image in HostUp’s library'],
    ['vps_', 'not the whole id'],
    ['vps-123', 'not the whole id'],
    [`vps_${'a'.repeat(41)}`, 'not the whole id'],
    ['req_01hxa3b4c5d6e7f8g9h0j1k2m3', 'request, job or order'],
    ['anna@example.com', 'e-mail'],
    ['192.0.2.17', 'IP address'],
    ['52:54:00:12:34:56', 'MAC address'],
    ['it stopped at 12:30:45', 'There is no id'],
    ['https://url.uk.m.mimecastprotect.com/s/9aBcC1234zXyHTo1_Q?domain=x.example', 'hides the address'],
    ['2001:db8::17', 'IP address'],
    ['web1.example.com', 'No server was found with this name'],
    ['https://drivebay.example/isos', 'neither the id'],
    ['Ubuntu 24.04', 'no id'],
    ['ISO 24.04', 'no id'],
    ['Authorization: Bearer vps_abc123', 'API key or a token'],
    ['https://x.example/?token=vps_abc123', 'API key or a token'],
    ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ2cHNfYWJjIn0.c2ln', 'API key or a token'],
  ])('%#: %j', (text, why) => {
    const result = recognise(text);
    expect(result).toMatchObject({ kind: 'nothing' });
    expect(result.kind === 'nothing' && result.why).toContain(why);
  });
});

it('does not read a text of more than 200,000 characters', () => {
  expect(recognise(VPS.padStart(200_001))).toMatchObject({ kind: 'nothing' });
});

/** Names of fields have the form of an id (`vps_name`): they are read as names, above. */
const FIELD_NAMES = new Set(['vps_id', 'vps_ids', 'vps_name', 'vps_uuid']);
const vpsId = fc
  .stringMatching(/^vps_(?:[a-z]{3,13}\d{0,4}|[0-9a-z]{26})$/)
  .filter((id) => !FIELD_NAMES.has(id));
const isoId = fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String);

function idsOf(result: Recognised) {
  if (result.kind === 'nothing') return [];
  return result.kind === 'several' || result.kind === 'unsure' ? result.found : [result];
}

describe('properties', () => {
  const piece = fc.oneof(
    fc.string({ unit: anyCodePoint }),
    fc.constantFrom(
      'vps_',
      'VPS_',
      'iso ',
      '#',
      '/isos/',
      '/vps/',
      '?isos=',
      'Bearer ',
      'token=',
      '\n',
      '"',
      '%',
      '12',
    ),
  );

  it('never throws, and every id it returns is one', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = idsOf(recognise(pieces.join('')));
        const vpss = found.filter((each) => each.kind === 'vps');
        const isos = found.filter((each) => each.kind === 'iso').map(({ id }) => id);
        for (const { id } of vpss) expect(id).toMatch(ASSUMED_HOSTUP_VPS_ID);
        for (const id of [...isos, ...vpss.flatMap((vps) => vps.isos ?? [])]) {
          expect(id).toMatch(ASSUMED_VPSBG_ISO_ID);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds ids hidden in a long text', () => {
    const filler = fc.array(fc.lorem({ maxCount: 30 }), { maxLength: 30 }).map((lines) => lines.join('\n- '));
    fc.assert(
      fc.property(filler, vpsId, filler, isoId, filler, (a, vpsIdOne, b, isoIdOne, c) => {
        const result = recognise(`${a}\n- VPS: \`${vpsIdOne}\`\n${b}\n- /isos/${isoIdOne}: ${c}`);
        expect(idsOf(result)).toEqual([
          { kind: 'vps', id: vpsIdOne },
          { kind: 'iso', id: isoIdOne },
        ]);
      }),
    );
  });

  it('never says anything of the text it could not recognise', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{12,40}$/), (word) => {
        const result = recognise(word);
        expect(result.kind === 'nothing' && !result.why.includes(word)).toBe(true);
      }),
    );
  });

  it.each([
    'vps_',
    'iso ',
    'iso_id: ',
    '/isos/1',
    '1 ',
    '12,',
    '"',
    "'",
    'token=',
    'token="',
    'Bearer ',
    '://',
    'a.',
    'a@',
    '-----BEGIN PRIVATE KEY-----',
    '/vps/vps_a?isos=',
    '[redacted]',
    'cookie:',
    'eyJaaaaaaaa.',
    '0:',
    '\u200B',
    '- Page: ',
    ' ',
    'aB1-',
    '*a',
    '**',
    '_vps_a',
    '<b ',
    'isos 1,',
    'ISO file with the id ',
    'vps_a ',
    'https://urldefense.com/v3/__*',
    'aGVsbG8g',
    '=?utf-8?B?aGVs',
    '=?utf-8?Q?a?= ',
    '#1 / ',
    'ISO 1-',
    'vps_1a ',
    'vps_1a\n1b\n',
    'ISO 400 f/2 ',
    'vps_1a…',
    'id:1 name: ',
    'id,name\n1,a.iso\n',
    'id,"\n',
    '?isos=1&',
    '<td>',
    '[.]',
  ])('reading %j costs as it grows: eight times the text, far from 64 times the work', (unit) => {
    const cpuOf = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const before = process.cpuUsage();
      recognise(text);
      recognise(`## Drivebay diagnostics\n${text}!`);
      return process.cpuUsage(before).user / 1_000;
    };
    cpuOf(12_500);
    // Of a few ms the clock's own steps are a large part.
    const small = Math.max(5, cpuOf(12_500));
    expect(cpuOf(100_000) / small).toBeLessThan(32);
  });
});
