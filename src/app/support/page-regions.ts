/** A region of the page and the heading that names it. */
interface Region {
  name: string;
  heading: HTMLElement;
}

/** The named regions of the page's main part, in order. */
export function pageRegions(): Region[] {
  return Array.from(document.querySelectorAll('main section[aria-labelledby]'), (section) => {
    const heading = document.getElementById(section.getAttribute('aria-labelledby') ?? '');
    const name = heading?.textContent.trim();
    return heading && name ? [{ name, heading }] : [];
  }).flat();
}

/** Moves the focus to a heading, so that a screen reader goes on from there. */
export function goToHeading(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}
