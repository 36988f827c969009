import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileAudit, type AuditEntry, type StaffAuditEntry } from './audit.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'audit.log');
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const intent = (key: string, time = minutesAgo(0)): AuditEntry => ({
  time,
  event: 'intent',
  action: 'restart',
  vps: 'vps_1',
  who: 'owner',
  requestId: 'r',
  key,
});
const opened = (time = minutesAgo(0)): StaffAuditEntry => ({
  time,
  event: 'opened',
  who: 'staff:ann',
  outcome: 'ok',
  requestId: 'r',
});
const keysIn = (file: string) => readFileSync(file, 'utf8').match(/(?<="key":")\w+/g) ?? [];

test('after a rotation the lines go into a new file, none is lost, and the next start knows both', () => {
  const file = newFile();
  const audit = fileAudit(file);
  audit.write(intent('a'));
  renameSync(file, `${file}.1`);
  // Until the signal comes, the moved file has them.
  audit.write(intent('b'));
  audit.reopen();
  audit.write(intent('c'));
  audit.close();
  expect([keysIn(`${file}.1`), keysIn(file)]).toEqual([['a', 'b'], ['c']]);
  const next = fileAudit(file);
  expect(next.earlier.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  next.close();
});

test('where the new file cannot be opened the earlier one stays in use', () => {
  const file = newFile();
  const audit = fileAudit(file);
  const moved = `${file}.1`;
  renameSync(file, moved);
  // A folder stands in its place.
  mkdirSync(file);
  expect(() => audit.reopen()).toThrow('cannot be written to');
  audit.write(intent('a'));
  audit.close();
  expect(keysIn(moved)).toEqual(['a']);
});

test('however much people open, an action of the last hour is still known at the next start', () => {
  const file = newFile();
  writeFileSync(file, `${JSON.stringify(intent('old', minutesAgo(90)))}\n`);
  appendFileSync(file, `${JSON.stringify(intent('a', minutesAgo(50)))}\n`);
  const lines = Array.from({ length: 12_000 }, () => JSON.stringify(opened(minutesAgo(10))));
  appendFileSync(file, `${lines.join('\n')}\n`);
  const audit = fileAudit(file);
  expect(audit.earlier.map(({ key }) => key)).toContain('a');
  audit.close();
});

test('a line that a full disk cut off does not swallow the next one', () => {
  const file = newFile();
  const audit = fileAudit(file);
  audit.write(intent('a'));
  // So much of it found room.
  appendFileSync(file, JSON.stringify(intent('b')).slice(0, 40));
  audit.write(intent('c'));
  audit.write(intent('d'));
  audit.close();
  const next = fileAudit(file);
  expect(next.earlier.map(({ key }) => key)).toEqual(['a', 'c', 'd']);
  next.close();
  expect(readFileSync(file, 'utf8')).not.toContain('\n\n');
});
