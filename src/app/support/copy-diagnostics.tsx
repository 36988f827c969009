import { useQueryClient } from '@tanstack/react-query';
import { CopyText } from '../ui/copy-text.tsx';
import { diagnosticsHere } from './diagnostics-here.ts';

/** Copies what support needs to know about this page. */
export function CopyDiagnostics() {
  const queryClient = useQueryClient();
  return <CopyText label="Copy diagnostics" text={() => diagnosticsHere(queryClient)} />;
}
