import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from './run.mjs';

test.each([
  ['test', ['--fault'], "Unknown option '--fault'"],
  ['browsers', ['--only', 'chrome'], '--only is one of chromium, firefox, webkit.'],
  ['browsers', ['--checks', 'no-such-check'], 'has a name like "no-such-check"'],
  ['browsers', ['--checks', '('], '--checks "(" is not a regular expression.'],
  ['replicas', ['--only', 'call'], '--only some of calls, limit'],
  ['mutate', ['speed', 'no-such-file'], 'No file of the core has no-such-file in its path'],
])(
  '%s %j ends with 2, before anything runs',
  (program, args, words) => {
    const { status, stderr } = spawnSync(process.execPath, [`scripts/${program}.mjs`, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  },
  60_000,
);
