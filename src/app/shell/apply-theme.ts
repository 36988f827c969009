import { themeChoice } from './theme.ts';

// Imported first by main.tsx, so that a kept choice is on the page before anything is painted on it. The first script of a
// frame's page has put the panel's there.
if (document.documentElement.dataset['theme'] === undefined) themeChoice.apply();
