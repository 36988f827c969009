import { useEffect, useState } from 'react';
import type { IsoMedia } from '../../../src/contracts/hostup/iso-media.ts';
import { fetchMedia } from './media-query.ts';
import { MediaTable } from './media-table.tsx';
import { RadixParts } from './radix-parts.tsx';

export default function EffectPage() {
  const [media, setMedia] = useState<IsoMedia>();
  useEffect(() => {
    void fetchMedia().then(setMedia);
  }, []);
  return (
    <RadixParts>
      <MediaTable media={media} />
    </RadixParts>
  );
}
