import { useQuery } from '@tanstack/react-query';
import { mediaQuery } from './media-query.ts';
import { MediaTable } from './media-table.tsx';
import { RadixParts } from './radix-parts.tsx';

export default function QueryPage() {
  const { data } = useQuery(mediaQuery);
  return (
    <RadixParts>
      <MediaTable media={data} />
    </RadixParts>
  );
}
