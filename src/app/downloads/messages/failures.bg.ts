import type { Translation } from '../../text/message.ts';
import type * as english from './failures.en.ts';

export default {
  isoWasDeleted: 'ISO {id} беше изтрит от VPSBG',
  deletedAfter: 'VPSBG изтрива всеки ISO образ 48 часа след създаването му.',
  isoNotFound: 'ISO {id} не е намерен',
  checkTheId:
    'Проверете идентификатора: такъв ISO образ не съществува или не е във Вашия акаунт. VPSBG изтрива всеки ISO образ 48 часа след създаването му.',
  notFound: 'не е намерен',
  notInAccount:
    'Такъв ISO образ не съществува или не е във Вашия акаунт. VPSBG изтрива всеки ISO образ 48 часа след създаването му.',
  listNotAvailable: 'Списъкът на VPSBG с ISO образи не е достъпен',
  openByIdInstead:
    'Адресът на този списък не е описан в публичната документация на VPSBG. Вместо това отворете ISO образ по неговия идентификатор.',
  notSetUp: 'VPSBG не е настроен тук',
  noKey: 'Шлюзът няма ключ за VPSBG. Достатъчен е ключ само за четене (Read).',
} satisfies Translation<typeof english>;
