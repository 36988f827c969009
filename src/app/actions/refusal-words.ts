import type { Intent } from './intent.ts';
import * as m from './messages/drives.en.ts';

/** What was not done, to be announced. @param why a sentence of the gateway or of HostUp */
export function refusalWords(intent: Intent, why: string): string {
  switch (intent.action) {
    case 'mount':
      return m.mountRefused({ image: intent.image.name, why });
    case 'unmount':
      return m.unmountRefused({ image: intent.image.name, why });
    case 'delete':
      return m.deleteRefused({ image: intent.image.name, why });
    case 'download':
      return m.downloadRefused({ why });
    case 'restart':
      return m.restartRefused({ why });
    default:
      return intent satisfies never;
  }
}
