import type { IsoMedia } from '../../../src/contracts/hostup/iso-media.ts';

/** The library of one VPS. */
export function MediaTable({ media }: { media: IsoMedia | undefined }) {
  if (!media) return <p className="p-4">Loading…</p>;
  return (
    <main className="p-4">
      <h1 className="text-xl font-semibold">ISO media</h1>
      <table className="mt-4 w-full text-left text-sm">
        <tbody>
          {media.available.map((image) =>
            image ? (
              <tr key={image.id} className="border-t">
                <td className="py-2 font-medium">{image.displayName}</td>
                <td className="py-2">{image.name}</td>
                <td className="py-2 text-right tabular-nums">{image.sizeGb} GB</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </main>
  );
}
