import { X } from 'lucide';
import { IconButton } from '../ui/icon-button.tsx';
import type { Download } from './tracking/download.ts';
import { downloadStore } from './tracking/download-store.ts';
import { nameWords } from './words.ts';
import * as m from './messages/rows.en.ts';

/** Takes the row of an ISO that is no longer listed off the screen. */
export function Dismiss({ download: { iso } }: { download: Download }) {
  return (
    <span className="-my-1 inline-flex">
      <IconButton
        label={m.dismiss({ name: nameWords(iso, 60) })}
        icon={X}
        onPress={() => downloadStore.dismiss(iso.id)}
      />
    </span>
  );
}
