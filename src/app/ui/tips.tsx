import { useEffect, useRef, useState } from 'react';
import { lazyPart } from './lazy-part.tsx';
import { OptionalPart } from './optional-part.tsx';

/** A pointer rests so long before a tip comes; the next one comes at once while one is shown. ms */
const REST_MS = 500;
/** Time to move the pointer from what a tip is about onto the tip, ms. */
const CROSS_MS = 150;

const TipBubble = lazyPart(async () => {
  const { TipBubble } = await import('./tip-bubble.tsx');
  return { default: TipBubble };
});

/**
 * The tip of every element with `data-tip`: one for the whole page. It comes when a pointer rests on the element, when the
 * keyboard's focus is on it, and when it is tapped or clicked without being a control that does something; with
 * `data-tip-when-cut` only while its own words do not fit. A tip adds to a name or a description that is there already:
 * for a screen reader there is nothing in it.
 */
export function Tips() {
  const [about, setAbout] = useState<Element | null>(null);
  const [text, setText] = useState('');
  const later = useRef(0);

  useEffect(() => {
    if (!about) return undefined;
    const read = () => {
      const next = about.isConnected ? about.getAttribute('data-tip') : null;
      if (next === null || next === '') setAbout(null);
      else setText(next);
    };
    const observer = new MutationObserver(read);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-tip'] });
    return () => observer.disconnect();
  }, [about]);

  useEffect(() => {
    const show = (element: Element) => {
      clearTimeout(later.current);
      setText(element.getAttribute('data-tip') ?? '');
      setAbout(element);
    };
    const hide = () => {
      clearTimeout(later.current);
      setAbout(null);
    };
    const stops = [
      on('pointerover', ({ target, pointerType }) => {
        if (pointerType === 'touch' || inBubble(target)) return clearTimeout(later.current);
        const element = withTip(target);
        clearTimeout(later.current);
        later.current = window.setTimeout(
          () => (element ? show(element) : hide()),
          element ? REST_MS : CROSS_MS,
        );
      }),
      on('pointerdown', ({ target }) => {
        if (!inBubble(target)) hide();
      }),
      on('click', ({ target }) => {
        const element = withTip(target);
        if (element && !doesSomething(element)) show(element);
      }),
      on('focusin', ({ target }) => {
        const element =
          target instanceof Element && target.matches(':focus-visible') ? withTip(target) : null;
        if (element) show(element);
      }),
      on('focusout', hide),
      on('scroll', hide),
      on('keydown', ({ key }) => {
        if (key === 'Escape') hide();
      }),
    ];
    return () => {
      clearTimeout(later.current);
      for (const stop of stops) stop();
    };
  }, []);

  if (!about || text === '') return null;
  return (
    <OptionalPart lost={<BrowserTip about={about} text={text} />}>
      <TipBubble key={text} about={about} text={text} />
    </OptionalPart>
  );
}

/** The browser's own, where the script of ours cannot be loaded. */
function BrowserTip({ about, text }: { about: Element; text: string }) {
  useEffect(() => about.setAttribute('title', text), [about, text]);
  return null;
}

function on<Type extends keyof DocumentEventMap>(
  type: Type,
  listener: (event: DocumentEventMap[Type]) => void,
): () => void {
  document.addEventListener(type, listener, { capture: true, passive: true });
  return () => document.removeEventListener(type, listener, { capture: true });
}

function withTip(target: EventTarget | null): Element | null {
  const element = target instanceof Element ? target.closest('[data-tip]') : null;
  const isWhole = element?.matches('[data-tip-when-cut]') && element.scrollWidth <= element.clientWidth;
  return isWhole ? null : element;
}

function inBubble(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-tip-bubble]') !== null;
}

/** A control that is not blocked does on a click what it is for. */
function doesSomething(element: Element): boolean {
  return element.matches('a, button, label') && element.getAttribute('aria-disabled') !== 'true';
}
