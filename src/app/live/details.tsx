import { Braces } from 'lucide';
import { createContext, use } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import * as m from './messages/status.en.ts';

/** A panel whose response the details show. */
export interface DetailsTarget {
  /** The panel's title. */
  title: string;
  /** Path of its request at the gateway. */
  path: string;
  /** The fields of the response that the panel shows; all when absent. */
  fields?: readonly string[] | undefined;
}

/** The details of this page: open or not, and at which panel. */
export interface Details {
  /** `null` while they are closed, and when they were not opened at a panel. */
  target: DetailsTarget | null;
  show: (target: DetailsTarget | null) => void;
  close: () => void;
}

/** `null` for who may not see details. */
export const DetailsContext = createContext<Details | null>(null);

/** Opens the details at the fields of one panel, and closes them again. The panel is outlined meanwhile (styles.css). */
export function PanelDetails(target: DetailsTarget) {
  const details = use(DetailsContext);
  if (!details) return null;
  const shown = isSame(details.target, target);
  return (
    <span data-details-shown={shown ? '' : undefined} className="contents">
      <IconButton
        label={m.detailsOf({ title: target.title })}
        icon={Braces}
        pressed={shown}
        onPress={() => (shown ? details.close() : details.show(target))}
      />
    </span>
  );
}

/** By what they are made from: titles follow the page's language. */
function isSame(one: DetailsTarget | null, other: DetailsTarget): boolean {
  return one?.path === other.path && String(one.fields) === String(other.fields);
}
