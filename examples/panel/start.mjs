import { runPanel } from './run-panel.mjs';

await runPanel();
