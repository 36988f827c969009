import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { acme, ORIGIN, pair, PARENT, startEmbedGateway } from '../../src/gateway/embed/embedding.fixture.ts';
import { respondJson, startUpstream } from '../../src/gateway/upstream.fixture.ts';
import { PUBLISHED_ISO_MEDIA } from '../../src/sandbox/hostup-media.ts';

/** The code of docs/embedding.md that signs tokens, as printed, before the real gateway. `npm run backends` runs it. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const document = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const [, section = ''] = /^### Signing it\n([^]*?)^By hand/m.exec(document) ?? [];
const printed = Array.from(section.matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, language, code]) => ({
  language,
  code: code ?? '',
}));

const VPS = 'vps_1';
const CUSTOMER = 'customer-7';
/** firebase/php-jwt comes by Composer alone: where its `vendor/autoload.php` is. */
const AUTOLOAD = process.env['PHP_JWT_AUTOLOAD'] ?? '';

/** A language: how its code gets the two ids and gives the token back, and what to install. */
interface Backend {
  name: string;
  code: string | undefined;
  /** Ends without an error where everything is installed. */
  probe: string[];
  command: string[];
  program: (code: string) => string;
  install: string;
}

const ids = `$customerId = '${CUSTOMER}'; $vpsId = '${VPS}';`;
/** A Debian has its packages for its own Python, not for another one that comes first. */
const python = ['/usr/bin/python3', 'python3'].find((file) => existsSync(file)) ?? 'python3';
const backends: Backend[] = [
  {
    name: 'Node',
    code: printed.find(({ language }) => language === 'js')?.code,
    probe: [process.execPath, '--version'],
    command: [process.execPath, '--input-type=module'],
    program: (code) =>
      `const customerId = '${CUSTOMER}', vpsId = '${VPS}';\n${code}\nprocess.stdout.write(token);`,
    install: 'npm ci',
  },
  {
    name: 'PHP with openssl',
    code: printed.find(({ language, code }) => language === 'php' && !code.includes('Firebase'))?.code,
    probe: [
      'php',
      '-r',
      'openssl_pkey_new(["curve_name" => "prime256v1", "private_key_type" => OPENSSL_KEYTYPE_EC]) || exit(1);',
    ],
    command: ['php'],
    program: (code) => `<?php ${ids}\nfor ($n = 0; $n < 600; $n++) {\n${code}\necho $token, PHP_EOL;\n}`,
    install: 'apt-get install php-cli',
  },
  {
    name: 'PHP with firebase/php-jwt',
    code: printed.find(({ language, code }) => language === 'php' && code.includes('Firebase'))?.code,
    probe: ['php', '-r', `exit(is_file(${JSON.stringify(AUTOLOAD)}) ? 0 : 1);`],
    command: ['php'],
    program: (code) => `<?php require ${JSON.stringify(AUTOLOAD)};
${ids}
${code}
echo $token;`,
    install: 'composer require firebase/php-jwt, and set PHP_JWT_AUTOLOAD to its vendor/autoload.php',
  },
  {
    name: 'Python with PyJWT',
    code: printed.find(({ language }) => language === 'python')?.code,
    probe: [python, '-c', 'import jwt, cryptography'],
    command: [python, '-'],
    program: (code) => `customer_id = "${CUSTOMER}"\nvps_id = "${VPS}"\n${code}\nprint(token, end="")`,
    install: 'apt-get install python3-jwt python3-cryptography',
  },
];

test('each example of the document is one that is run here', () => {
  expect(backends.map(({ code }) => code)).toEqual(expect.arrayContaining(printed.map(({ code }) => code)));
  expect(backends.filter(({ code }) => !code)).toEqual([]);
});

test.for(backends)('a token that $name signs, as printed, opens its VPS', async (backend, { skip }) => {
  const { code = '', probe, command, program, install } = backend;
  const [checker = '', ...checkerArgs] = probe;
  const isThere = spawnSync(checker, checkerArgs, { cwd: root }).status === 0;
  skip(!isThere, `To run it: ${install}`);
  const upstream = await startUpstream((_, response) =>
    respondJson(response, JSON.parse(PUBLISHED_ISO_MEDIA)),
  );
  const { get } = await startEmbedGateway(upstream.url, {
    config: { origin: ORIGIN, tenants: [acme({ issuer: PARENT })] },
  });
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const [file = '', ...args] = command;
  const options = {
    cwd: root,
    input: program(code),
    encoding: 'utf8',
    env: { ...process.env, EMBED_PRIVATE_KEY: key },
  } as const;
  const { stdout, stderr } = spawnSync(file, args, options);
  expect(stderr).toBe('');
  const tokens = stdout.trim().split('\n');
  // Each is signed correctly: numbers of a signature that begin with zeros come once in a hundred.
  for (const token of tokens) await jwtVerify(token, pair.publicKey, { audience: ORIGIN });
  const [token = ''] = tokens;
  const opened = await get(`/api/hostup/vps/${VPS}/iso`, token);
  expect([opened.status, await opened.text()]).toEqual([200, expect.stringContaining('available')]);
  expect((await get('/api/hostup/vps/vps_2/iso', token)).status).toBe(403);
});
