import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';
import { VPS, vps, iso } from './recognise.fixture.ts';

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
