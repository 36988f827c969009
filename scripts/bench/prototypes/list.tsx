import './prototype.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Image {
  id: string;
  name: string;
  sizeGb: number;
  format: string;
}

const ROW_HEIGHT = 72;

/** A virtual list with a deferred filter: the least that shows ten thousand rows well. */
function List() {
  const [images, setImages] = useState<readonly Image[]>([]);
  const [query, setQuery] = useState('');
  const searched = useDeferredValue(query);
  const found = useMemo(() => images.filter(({ name }) => name.includes(searched)), [images, searched]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  useEffect(() => {
    void fetch('/api/data')
      .then((response) => response.json())
      .then(({ available }: { available: Image[] }) => setImages(available));
  }, []);
  return (
    <main className="p-4">
      <input
        aria-label="Search the ISO library"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <output>{found.length} ISOs</output>
      <div ref={scroller} className="h-[36rem] overflow-y-auto">
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const image = found[index];
            return image ? <Row key={image.id} image={image} top={start} /> : null;
          })}
        </ul>
      </div>
    </main>
  );
}

const Row = memo(function Row({ image, top }: { image: Image; top: number }) {
  return (
    <li className="absolute inset-x-0 flex justify-between" style={{ top, height: ROW_HEIGHT }}>
      <span>
        <b>{image.name}</b> <code>{image.id}</code>
      </span>
      <span>{image.sizeGb} GB</span>
      <span>{image.format}</span>
    </li>
  );
});

const root = document.getElementById('root');
if (root) createRoot(root).render(<List />);
