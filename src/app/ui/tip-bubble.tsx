import { Tooltip } from 'radix-ui';

/** The words of a tip, beside what they are about. */
export function TipBubble({ about, text }: { about: Element; text: string }) {
  const { top, left, width, height } = about.getBoundingClientRect();
  return (
    <Tooltip.Provider>
      <Tooltip.Root open>
        {/* What a tip is about is anywhere on the page; Radix places the words beside this. */}
        <Tooltip.Trigger asChild>
          <span aria-hidden className="pointer-events-none fixed" style={{ top, left, width, height }} />
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            data-tip-bubble
            side="bottom"
            sideOffset={4}
            collisionPadding={8}
            className="z-40 max-w-64 rounded-tag border border-line-strong bg-raised px-2 py-1 text-xs [overflow-wrap:anywhere] text-ink shadow-sm print:hidden"
          >
            {text}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
