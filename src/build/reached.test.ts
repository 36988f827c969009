import { expect, test } from 'vitest';
import { reachedFrom } from './reached.ts';

const SOURCES: Record<string, string> = {
  '/app/main.tsx': `import './styles.css';
import { table } from './downloads/table.tsx';
import type { Row } from './downloads/row.ts';
const later = () => import('./later.tsx');`,
  '/app/downloads/table.tsx': `import * as m from './messages/table.en.ts';
export { words } from '../text/words.ts';
import { useState } from 'react';`,
  '/app/text/words.ts': `import { table } from '../downloads/table.tsx';`,
  '/app/downloads/messages/table.en.ts': `import { message } from '../../text/message.ts';`,
  '/app/text/message.ts': '',
};

test('files are reached by imports, in circles too, but not by those on demand or for types', () => {
  expect([...reachedFrom(['/app/main.tsx'], (file) => SOURCES[file] ?? '')].toSorted()).toEqual([
    '/app/downloads/messages/table.en.ts',
    '/app/downloads/table.tsx',
    '/app/main.tsx',
    '/app/styles.css',
    '/app/text/message.ts',
    '/app/text/words.ts',
  ]);
});
