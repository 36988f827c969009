import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { beforeEach, expect, test, vi } from 'vitest';
import { builtPrograms } from '../examples/built-programs.mjs';
import { whyNotListening } from './programs.mjs';

const { exists } = vi.hoisted(() => ({ exists: vi.fn<() => boolean>() }));
vi.mock('node:child_process', () => ({ spawn: vi.fn<typeof spawn>(), spawnSync: () => undefined }));
vi.mock('node:fs', () => ({ existsSync: exists, mkdtempSync: () => '/nowhere', rmSync: () => undefined }));

let child: EventEmitter;
beforeEach(() => {
  child = Object.assign(new EventEmitter(), { stdout: new PassThrough() });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it uses of a process
  vi.mocked(spawn).mockReturnValue(child as unknown as ChildProcess);
  exists.mockReturnValue(true);
});

test('a program of an example stops without waiting for a balancer, so that its port is free at once', () => {
  void builtPrograms('test')
    .start('drivebay', [], { PORT: '1' })
    .catch(() => undefined);
  expect(vi.mocked(spawn).mock.lastCall?.[2].env).toMatchObject({ PORT: '1', SHUTDOWN_DELAY: '0' });
});

test('a program that ends has written why: nothing is guessed', async () => {
  const started = builtPrograms('test').start('drivebay', [], {});
  child.emit('exit', 1);
  await expect(started).rejects.toThrow(/^drivebay ended\.$/);
});

test('a program that is not built is named, with what builds it', async () => {
  exists.mockReturnValue(false);
  await expect(builtPrograms('test').start('drivebay', [], {})).rejects.toThrow(
    'drivebay is not built: `npm run build`.',
  );
});

test('a port that is taken is named with its variable; any other error stays as it is', () => {
  const taken = Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 4190 });
  expect(whyNotListening(taken, 'OIDC_PORT').message).toBe(
    'OIDC_PORT 4190 is in use: stop the other program or choose another OIDC_PORT.',
  );
  const other = new Error('other');
  expect(whyNotListening(other, 'PORT')).toBe(other);
});
