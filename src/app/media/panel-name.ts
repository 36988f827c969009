import { useManagePlace } from '../session/manage-url.ts';
import * as m from './messages/media.en.ts';

/** Where one sets the boot order, inside a sentence, after "your": `HostUp panel`, or the panel around the frame. */
export function usePanelName(): string {
  return useManagePlace().isHostUps ? m.hostUpPanel() : m.controlPanel();
}
