import './prototype.css';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { memo, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

interface Download {
  id: number;
  name: string;
  size: number;
  downloaded: number;
}

const EVERY_MS = 1_000;

async function ask(): Promise<{ data: Download[] }> {
  const response = await fetch('/api/data');
  return response.json();
}

/** Memoised rows over one query. */
function Bars() {
  const { data } = useQuery({ queryKey: ['isos'], queryFn: ask, refetchInterval: EVERY_MS });
  return (
    <ul>
      {data?.data.map((download) => (
        <Bar key={download.id} download={download} />
      ))}
    </ul>
  );
}

const Bar = memo(function Bar({ download: { name, size, downloaded } }: { download: Download }) {
  const share = downloaded / size;
  return (
    <li className="p-4 [contain-intrinsic-size:auto_4.75rem] [content-visibility:auto]">
      <p>
        {name} {(share * 100).toFixed(1)} %
      </p>
      <div className="h-2 overflow-hidden bg-gray-200">
        <div className="h-2 origin-left bg-blue-600" style={{ transform: `scaleX(${share})` }} />
      </div>
      <p>
        {downloaded} of {size} bytes
      </p>
    </li>
  );
});

/** The polls, and nothing shown. */
function FetchOnly() {
  useEffect(() => {
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return <p>debian-12.8.0-amd64-0.iso</p>;
}

const root = document.getElementById('root');
if (root) {
  const client = new QueryClient();
  const page = location.search === '?fetch-only' ? <FetchOnly /> : <Bars />;
  createRoot(root).render(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
}
