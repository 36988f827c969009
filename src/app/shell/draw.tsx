import { startTransition, StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * Draws the app in an element, whose content stays until then. As a transition: React draws only those in short steps, between
 * which the page responds; the first view in one go is a task of 200 ms.
 */
export function draw(root: Element, app: ReactNode): void {
  const drawing = createRoot(root);
  startTransition(() => drawing.render(<StrictMode>{app}</StrictMode>));
}
