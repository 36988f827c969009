import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import example from '../../docs/embed.example.json' with { type: 'json' };
import { EnvironmentError } from '../gateway/environment.ts';

/**
 * Writes a new pair of keys, `embed-private.pem` and `embed-public.pem`, and beside them an example of a file of tenants that
 * names the public one, `embed.json`.
 *
 * @param given a folder outside the project; made when it is not there
 * @param project whose files git, npm and container images take
 * @returns the paths of all three
 * @throws EnvironmentError when the folder is inside the project, cannot be written to, or holds keys
 */
export function writeKeys(given: string, project: string): string[] {
  const folder = resolve(given);
  // Through links too: the folder itself need not be there yet.
  const inside = relative(realpathSync(project), realPathOf(folder));
  if (inside.split(sep)[0] !== '..' && !isAbsolute(inside)) {
    throw new EnvironmentError(
      `${given} is inside the project, where git, npm pack, a build or a container image could take a private key. ` +
        'Choose a folder outside it, such as ../drivebay-keys.',
    );
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const files = [
    { path: join(folder, 'embed-private.pem'), content: privateKey, mode: 0o600 },
    { path: join(folder, 'embed-public.pem'), content: publicKey, mode: 0o644 },
  ];
  const config = {
    path: join(folder, 'embed.json'),
    content: `${JSON.stringify(example, null, 2)}\n`,
    mode: 0o644,
  };
  files.push(config);
  const refusal = `The keys cannot be written to ${folder}: it must be a folder that holds no keys and no embed.json yet.`;
  // A half beside the other half of an older pair would be mistaken for its own.
  if (files.some(({ path }) => existsSync(path))) throw new EnvironmentError(refusal);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const { path, content, mode } of files) writeFileSync(path, content, { mode, flag: 'wx' });
  } catch {
    throw new EnvironmentError(refusal);
  }
  return files.map(({ path }) => path);
}

/** The real path of a folder that may not be there yet. */
function realPathOf(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : join(realPathOf(dirname(folder)), basename(folder));
}
