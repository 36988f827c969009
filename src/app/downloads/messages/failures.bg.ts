import type { Translation } from '../../text/message.ts';
import type * as english from './failures.en.ts';

export default {
  isoWasDeleted: 'ISO {id} беше изтрит от VPSBG',
  deletedAfter: 'VPSBG изтрива всеки ISO образ 48 часа след създаването му.',
  isoNotFound: 'ISO {id} не беше намерен',
  checkTheId:
    'Проверете ID: то не съществува или не е във Вашия акаунт. VPSBG изтрива всеки ISO образ 48 часа след създаването му.',
  notFound: 'не е намерен',
  notInAccount:
    'Не съществува или не е във Вашия акаунт. VPSBG изтрива всеки ISO образ 48 часа след създаването му.',
  listNotAvailable: 'Списъкът на VPSBG с ISO образи не е достъпен',
  openByIdInstead:
    'VPSBG не е документирал публично адреса му. Вместо това отворете ISO образ по неговото ID.',
  notSetUp: 'VPSBG не е настроен тук',
  setKey:
    'Задайте VPSBG_API_KEY в средата на gateway и го стартирайте отново. Ключ с права само за четене (Read) е достатъчен.',
} satisfies Translation<typeof english>;
