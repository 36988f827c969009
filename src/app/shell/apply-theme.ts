import { themeChoice } from './theme.ts';

// Imported first by main.tsx, so that a kept choice is on the page before anything is painted on it.
themeChoice.apply();
