import { useQueryClient } from '@tanstack/react-query';
import { CopyText } from '../ui/copy-text.tsx';
import { diagnosticsHere } from './diagnostics-here.ts';
import * as m from './messages/tools.en.ts';

/** Copies what support needs to know about this page. `short`: on a phone its icon alone. */
export function CopyDiagnostics({ short = false }: { short?: boolean }) {
  const queryClient = useQueryClient();
  return <CopyText label={m.copyDiagnostics()} short={short} text={() => diagnosticsHere(queryClient)} />;
}
