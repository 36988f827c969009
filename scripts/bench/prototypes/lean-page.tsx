import { useQuery } from '@tanstack/react-query';
import { mediaQuery } from './media-query.ts';
import { MediaTable } from './media-table.tsx';

export default function LeanPage() {
  const { data } = useQuery(mediaQuery);
  return <MediaTable media={data} />;
}
