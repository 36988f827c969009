import type { Translation } from '../../text/message.ts';
import type * as english from './details.en.ts';

export default {
  details: 'Detaljer',
  closeDetails: 'Stäng detaljer',
  responses: 'Svar',
  thisBrowser: 'Den här webbläsaren',
  media: 'Media',
  iso: 'ISO {id}',
  serverList: 'Serverlista',
  status: 'Status',
  downloads: 'Nedladdningar',
  numbered: '{name} {place}',
  browser: 'Webbläsare',
  page: 'Sida',
  time: 'Tid',
  clock: 'Klocka',
  version: '{version}, läge {mode}, roll {role}',
  notKnownYet: 'Inte känt ännu',
  size: '{width} × {height} px',
  sizeInFrame: '{width} × {height} px, i en ram',
  timeAndZone: '{time}, {zone}',
  lastErrors: 'Senaste fel',
  noneFailed: 'Ingen begäran från den här fliken har misslyckats.',
  copyErrorCode: 'Kopiera felkoden',
  copyRequestId: 'Kopiera begärans ID',
  whatIsCopied:
    '”Kopiera diagnostik” kopierar detta som Markdown på engelska, tillsammans med sidans adress, ID:n, behörigheter och deras koder. Allt som ser ut som en nyckel eller en token utelämnas.',
} satisfies Translation<typeof english>;
