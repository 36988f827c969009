import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Shell {
  /** Words, or a place of the size of the VPS's or ISO's name, which comes with the app. */
  heading: string;
  about: string;
  /** Size of the page's own controls. */
  tools: string;
  panels: readonly string[];
  /** How many more panels stand in a row under these, their titles left to the app. */
  row?: number;
}

const FIND_AND_DETAILS = 'h-8 w-[459px] max-w-full max-sm:h-18';
const DETAILS = 'h-8 w-[115px]';

const SHELLS: Record<string, Shell> = {
  overview: {
    heading: 'Overview',
    about: 'Drives, boot order and ISO images of your servers',
    tools: FIND_AND_DETAILS,
    panels: ['Virtual servers'],
  },
  vps: {
    heading: nameToCome('h-7.5 max-sm:h-15'),
    about: 'What is in its drives, what it starts next, and what you can do',
    tools: DETAILS,
    panels: ['Next start'],
    row: 3,
  },
  isos: {
    heading: 'Downloads',
    about: 'ISO images that VPSBG downloads for you',
    tools: FIND_AND_DETAILS,
    panels: ['ISO downloads'],
  },
  iso: { heading: nameToCome('h-7 max-sm:h-14'), about: '', tools: DETAILS, panels: ['Download'] },
  support: {
    heading: 'Support',
    about: 'From what a customer sent to the page it is about',
    tools: '',
    panels: ['Find a page', 'Diagnostics'],
  },
};

const ROOT = '<div id="root">';

/**
 * Vite plugin: writes `shells/*.html`, each page as it looks while nothing is known yet. The gateway sends them, so that
 * there is a page to look at, with links that work, before the app has loaded; the app then takes its place.
 */
export function pageShells(): Plugin {
  return {
    name: 'drivebay:page-shells',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle: {
      order: 'post',
      async handler({ dir }) {
        if (dir === undefined) return;
        const index = await readFile(join(dir, 'index.html'), 'utf8');
        if (!index.includes(ROOT)) throw new Error(`index.html has no ${ROOT} for the page shells.`);
        const shells = join(dir, 'shells');
        await mkdir(shells, { recursive: true });
        await Promise.all(
          Object.entries(SHELLS).map(([kind, shell]) =>
            writeFile(join(shells, `${kind}.html`), index.replace(ROOT, `${ROOT}${htmlOf(kind, shell)}`)),
          ),
        );
      },
    },
  };
}

/** The same elements and classes as app-header.tsx, shell.tsx, page-header.tsx and panel.tsx: e2e/shell.spec.ts compares. */
function htmlOf(kind: string, page: Shell): string {
  return `<div class="min-h-dvh" aria-busy="true">
    <header class="border-b border-line">
      <div class="mx-auto flex max-w-7xl flex-wrap items-center gap-x-5 gap-y-1.5 px-4 py-2 sm:px-6">
        <a href="/" class="inline-flex items-center gap-2 rounded-md font-semibold tracking-tight"><span class="size-5"></span>Drivebay</a>
        <nav aria-label="Main" class="flex flex-wrap gap-1 max-sm:order-1 max-sm:-ml-2.5 max-sm:basis-full">
          ${link('/', 'Overview', kind === 'overview')}
          ${link('/isos', 'Downloads', kind === 'isos' || kind === 'iso')}
          ${link('/support', 'Support', kind === 'support')}
        </nav>
        <div class="max-lg:order-2 max-lg:basis-full lg:ml-auto"><p class="min-h-5 text-xs"></p></div>
        <div class="flex h-8 items-center max-lg:ml-auto"></div>
      </div>
    </header>
    <main class="mx-auto w-full max-w-7xl px-4 py-5 sm:px-6">
      <div class="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div class="min-w-0 max-sm:basis-full">
          <h1 class="text-xl font-semibold tracking-tight">${page.heading}</h1>
          <div class="mt-0.5 min-h-5 text-muted">${page.about}</div>
        </div>
        ${page.tools && `<div class="${page.tools}"></div>`}
      </div>
      <div class="space-y-4">${page.panels.map(panel).join('')}${rowOf(page.row ?? 0)}</div>
    </main>
  </div>`;
}

function nameToCome(height: string): string {
  return `<span class="block w-52 max-w-full animate-pulse rounded-sm bg-sunken ${height}"></span>`;
}

function link(href: string, label: string, here: boolean): string {
  const current = here ? ' aria-current="page"' : '';
  return `<a href="${href}"${current} class="inline-flex h-8 items-center rounded-md px-2.5 font-medium text-muted hover:text-ink aria-[current=page]:bg-line aria-[current=page]:text-ink forced-colors:aria-[current=page]:underline">${label}</a>`;
}

function panel(title: string): string {
  return `<section aria-label="${title}" class="min-w-0 rounded-lg border border-line bg-surface">
    <div class="flex min-h-11 items-center border-b border-line px-4 py-1.5"><h2 class="font-semibold">${title}</h2></div>
    <div class="h-24 p-4"><span class="mt-1 block h-4 w-4/5 max-w-2xl animate-pulse rounded-sm bg-sunken"></span></div>
  </section>`;
}

function rowOf(count: number): string {
  const box = '<span class="block h-56 animate-pulse rounded-lg bg-sunken"></span>';
  return `<div class="grid grid-cols-1 gap-4 sm:grid-cols-2 sm:max-lg:*:last:col-span-2 lg:grid-cols-3">${box.repeat(count)}</div>`;
}
