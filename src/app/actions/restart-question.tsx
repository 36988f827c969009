import { RotateCcw } from 'lucide';
import { AlertDialog } from 'radix-ui';
import { Button } from '../ui/button.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { QuestionFrame } from './dialog-frame.tsx';
import * as m from './messages/dialogs.en.ts';
import { useAct, useWaits } from './use-act.ts';
import { useServerName } from './use-server-name.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** Asks once before the server restarts. What becomes of it stands in the strip. */
export function RestartQuestion() {
  const { store, dialogs } = useVpsActions();
  const serverName = useServerName();
  const isInProgress = useWaits(useAct('restart'));
  return (
    <QuestionFrame
      title={m.restartAsk({ server: serverName })}
      actions={
        <>
          <AlertDialog.Cancel className={buttonStyle('secondary', 'sheet')}>
            {m.leaveRunning()}
          </AlertDialog.Cancel>
          <Button
            variant="danger"
            size="sheet"
            icon={RotateCcw}
            blocked={isInProgress ? '' : undefined}
            reasonId="restart-note"
            onPress={() => {
              dialogs.close();
              void store.run({ action: 'restart', serverName });
            }}
          >
            {m.restart()}
          </Button>
        </>
      }
    >
      <p>{m.restartEffect()}</p>
      <p id="restart-note" className="text-xs text-muted empty:hidden">
        {isInProgress ? m.restartInProgress() : null}
      </p>
    </QuestionFrame>
  );
}
