import { describe, expect, test } from 'vitest';
import type { GatewayProblem } from '../../contracts/gateway/api.ts';
import { GATEWAY_ERRORS, type GatewayErrorCode } from '../../contracts/gateway/errors.ts';
import { kindOf, RequestError, type ErrorKind } from '../http/errors.ts';
import { problemDetail, loadProblemWords } from '../http/problem-detail.ts';
import { problemWords } from '../http/problem-words.ts';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { currentLanguage } from '../text/localised.ts';
import { FAILURE_SENTENCES } from './failure-sentences.fixture.ts';
import { failureOf } from './failure.ts';

const CODES = Object.keys(GATEWAY_ERRORS).filter((code): code is GatewayErrorCode => code in GATEWAY_ERRORS);
const NONE = { code: null, title: null, detail: null, instance: null, requestId: null, timestamp: null };

function problemOf(code: GatewayErrorCode, more: Partial<GatewayProblem> = {}): GatewayProblem {
  const { status, title } = GATEWAY_ERRORS[code];
  return {
    type: 'about:blank',
    title,
    status,
    detail: 'The gateway’s own words.',
    code,
    instance: '/api/hostup/vps',
    requestId: 'r-1',
    timestamp: '2026-11-21T12:00:00.000Z',
    provider: 'hostup',
    ...(code.startsWith('upstream_') && { upstream: { ...NONE, status: 400, errors: [] } }),
    ...more,
  };
}

function noticeOf(problem: GatewayProblem, kind: ErrorKind, detail: string): string {
  const error = new RequestError({
    kind,
    detail,
    provider: 'hostup',
    path: '/api/hostup/vps',
    problem,
    at: 0,
  });
  const failure = failureOf(error);
  return `${failure.title}. ${failure.detail}`;
}

describe.each(CODES)('%s', (code) => {
  const problem = problemOf(code);
  const said = SPOKEN.map((language) =>
    inLanguage(language, () =>
      noticeOf(problem, kindOf(code, problem.status), problemWords(problem, 'hostup', 'retried')),
    ),
  );

  test('reads as in the table', () => {
    const expected = FAILURE_SENTENCES[code] ?? FAILURE_SENTENCES['bad_request'];
    expect(said.map((text) => text.replace(/\(4\d\d\)/, '(400)'))).toEqual(
      expected?.map((text) => text.replace(/\(4\d\d\)/, '(400)')),
    );
  });

  test('says nothing twice, and each language says its own', () => {
    for (const text of said) {
      const sentences = text.split(/(?<=\.) /);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
    expect(new Set(said).size).toBe(SPOKEN.length);
  });
});

test('in English the gateway’s own sentences are shown, in another language those of the code', async () => {
  const problem = problemOf('upstream_timeout');
  expect(problemDetail(problem, 'hostup')).toBe('The gateway’s own words.');
  await inLanguage('sv', () => loadProblemWords());
  expect(inLanguage('sv', () => problemDetail(problem, 'hostup'))).toBe(
    'HostUp svarade inte i tid. Drivebay försöker igen automatiskt.',
  );
  expect(currentLanguage()).toBe('en');
});

test.each([
  ['en', 'HostUp has locked this for now. Nothing was done.'],
  ['sv', 'HostUp har låst detta tills vidare. Inget har gjorts.'],
  ['bg', 'HostUp временно заключи този ресурс. Нищо не беше направено.'],
] as const)('an action is not retried by itself: %s', (language, words) => {
  expect(inLanguage(language, () => problemWords(problemOf('upstream_locked'), 'hostup', 'action'))).toBe(
    words,
  );
});

test.each([
  ['sv', 'HostUp går inte att nå.'],
  ['bg', 'HostUp е недостъпен.'],
] as const)('a read that nothing repeats does not say that it is retried: %s', async (language, words) => {
  await inLanguage('sv', () => loadProblemWords());
  const { upstream: _, ...problem } = problemOf('upstream_unavailable', {
    detail: 'HostUp cannot be reached. Drivebay retries automatically.',
  });
  expect(inLanguage(language, () => problemDetail(problem, 'hostup', 'once'))).toBe(words);
  expect(inLanguage(language, () => problemWords(problem, 'hostup', 'once'))).toBe(words);
  expect(inLanguage(language, () => problemDetail(problem, 'hostup')).length).toBeGreaterThan(words.length);
});

test.each([
  ['en', 'It is not known whether HostUp carried out the action.'],
  ['sv', 'Det är oklart om HostUp utförde åtgärden.'],
  ['bg', 'Не е известно дали HostUp изпълни действието.'],
] as const)('of an action that may have been carried out nothing else is said: %s', (language, words) => {
  const text = inLanguage(language, () => problemWords(problemOf('outcome_unknown'), 'hostup', 'action'));
  expect(text.startsWith(words)).toBe(true);
  expect(text).not.toMatch(/Nothing was done|Inget har gjorts|Нищо не беше направено/);
});

test.each([
  ['en', 'The token is not valid: its field “aud” is wrong.'],
  ['sv', 'Din token är ogiltig: fältet ”aud” har fel värde.'],
  ['bg', 'Токенът е невалиден: полето „aud“ в него е грешно.'],
] as const)('a claim is named, and a code of another version too: %s', (language, words) => {
  const named = problemOf('token_invalid', { claim: 'aud' });
  const unknown = { ...problemOf('internal_error'), code: 'quota_exceeded' };
  expect(inLanguage(language, () => problemWords(named, null, 'retried'))).toBe(words);
  expect(inLanguage(language, () => problemWords(unknown, null, 'retried'))).toContain('quota_exceeded');
});

test('an error follows the page’s language, and its report does not', () => {
  const problem = problemOf('upstream_timeout');
  const error = new RequestError({
    kind: 'timeout',
    detail: () => problemDetail(problem, 'hostup'),
    provider: 'hostup',
    path: '/api/hostup/vps',
    at: 0,
  });
  expect(inLanguage('bg', () => error.message)).toBe(
    'HostUp не отговори навреме. Drivebay ще опита отново автоматично.',
  );
  expect(error.message).toBe('The gateway’s own words.');
});
