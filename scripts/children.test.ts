import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { end, firstLine, start } from './children.mjs';

const node = (program: string) => start(process.execPath, ['-e', program], {}, { stderr: 'pipe' });

test('a child that ends before its first line is an error with its reason', async () => {
  const child = node(`console.error('PORT 4173 is in use'); process.exitCode = 1`);
  await expect(firstLine(child)).rejects.toThrow(/ended with 1 before it was ready\. PORT 4173 is in use/);
});

test('a program that is not there is an error', () =>
  expect(firstLine(start('no-such-program', [], {}))).rejects.toThrow('ENOENT'));

test('a child that has ended is not waited for', async () => {
  const child = node(`console.log('ready')`);
  expect(await firstLine(child)).toBe('ready');
  await once(child, 'exit');
  await end(child);
  expect(child.exitCode).toBe(0);
});

test('a child ends with the process that started it, also by an error', () => {
  const program = `
    import { start } from ${JSON.stringify(new URL('children.mjs', import.meta.url).href)};
    start(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {});
    throw new Error('it failed');`;
  // The child has the same stderr, whose end is waited for.
  const { status, error, stderr } = spawnSync(process.execPath, ['--input-type=module'], {
    input: program,
    encoding: 'utf8',
    timeout: 15_000,
  });
  expect([status, error, stderr]).toEqual([1, undefined, expect.stringContaining('it failed')]);
});
