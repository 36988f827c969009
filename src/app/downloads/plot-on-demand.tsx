import { ChartLine } from 'lucide';
import { lazyPart } from '../ui/lazy-part.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { nameWords } from './words.ts';
import * as m from './messages/rows.en.ts';

const DownloadPlot = lazyPart(async () => ({ default: (await import('./download-plot.tsx')).DownloadPlot }));

/** As high as the plot, so that nothing shifts. */
const TO_COME = <div className="h-24" />;

/** Bytes over time of one running download, loaded when it is first shown. */
export function PlotOnDemand({ isoId }: { isoId: number }) {
  return (
    <OptionalPart loading={TO_COME} lost={<p className="text-xs text-muted">{m.plotLost()}</p>}>
      <DownloadPlot isoId={isoId} />
    </OptionalPart>
  );
}

interface PlotButtonProps {
  iso: Pick<Iso, 'id' | 'name'>;
  open: boolean;
  onPress: () => void;
}

/** Shows and hides the plot in a row. */
export function PlotButton({ iso, open, onPress }: PlotButtonProps) {
  return (
    <IconButton
      label={m.plotOf({ name: nameWords(iso, 60) })}
      icon={ChartLine}
      pressed={open}
      onPress={onPress}
    />
  );
}
