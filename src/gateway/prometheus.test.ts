import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test, vi } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { API_KEYS, goodClaims, sign, startEmbedGateway } from './embed/embedding.fixture.ts';
import { Health } from './health.ts';
import { createHostupReads } from './hostup.ts';
import { serveMetrics } from './metrics-server.ts';
import { createPrometheus } from './prometheus.ts';
import { respondJson, startUpstream } from './upstream.fixture.ts';

const OPERATIONS = fileURLToPath(new URL('../../docs/operations/', import.meta.url));
const MEDIA = '/api/hostup/vps/vps_1/iso';

/** An embed gateway that has done a little of everything, and what its metrics are then. */
async function used() {
  const health = new Health();
  const prometheus = createPrometheus(health);
  const upstream = await startUpstream((request, response) =>
    request.url?.includes('vps_2')
      ? respondJson(response, {}, 429, { 'retry-after': '7' })
      : respondJson(response, isoMediaSample, 200, { 'x-ratelimit-limit': '100' }),
  );
  const { meter } = prometheus;
  const gateway = await startEmbedGateway(upstream.url, { meter });
  const token = await sign(goodClaims({ hostup: { vps: ['vps_1', 'vps_2'] } }));
  await gateway.get(`${MEDIA}?secret`, token);
  await gateway.get(MEDIA, token);
  await gateway.get('/api/hostup/vps/vps_2/iso', token);
  await gateway.get('/secret', token);
  await gateway.get(MEDIA, await sign(goodClaims({ hostup: { vps: ['vps_1'], names: { vps_1: 7 } } })));
  await gateway.get(MEDIA, `${token}x`);
  meter.action('mount', 'done');
  meter.stateError('read');
  meter.reloaded(true);
  return { ...prometheus, health, token, text: await prometheus.text() };
}

test('requests, calls, reads, waits, refusals and the build are counted', async () => {
  const { text } = await used();
  for (const line of [
    'drivebay_requests_total{route="/api/hostup/vps/:id/iso",status="200"} 2',
    'drivebay_requests_total{route="/api/hostup/vps/:id/iso",status="429"} 1',
    'drivebay_requests_total{route="/api/hostup/vps/:id/iso",status="401"} 2',
    'drivebay_provider_calls_total{provider="hostup",endpoint="GET /api/v2/vps/{id}/iso",result="ok"} 1',
    'drivebay_provider_calls_total{provider="hostup",endpoint="GET /api/v2/vps/{id}/iso",result="upstream_rate_limited"} 1',
    'drivebay_provider_reads_total{provider="hostup",how="shared"} 1',
    'drivebay_rate_limit_hold_seconds_total{provider="hostup"} 7',
    'drivebay_tokens_refused_total{reason="token_invalid",claim="hostup"} 1',
    'drivebay_tokens_refused_total{reason="token_invalid",claim="signature"} 1',
    'drivebay_actions_total{action="mount",result="done"} 1',
    'drivebay_state_errors_total{operation="read"} 1',
    'drivebay_config_reloads_total{result="ok"} 1',
    'drivebay_check_ok{check="draining"} 1',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).toMatch(/^drivebay_pace_used_ratio\{provider="hostup"\} 0\.025$/m);
  expect(text).toMatch(/^drivebay_build_info\{version="\d+\.\d+\.\d+",node="v\d+/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
});

test('the pace is that of the key which used most of its own in the last minute, however long no call is made', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const prometheus = createPrometheus(new Health());
  const upstream = await startUpstream((_, response) =>
    respondJson(response, isoMediaSample, 200, { 'x-ratelimit-limit': '8' }),
  );
  const [busy, quiet] = ['busy', 'quiet'].map((apiKey) => {
    const reads = createHostupReads({ url: upstream.url, apiKey }, { meter: prometheus.meter });
    onTestFinished(() => reads.close());
    return reads;
  });
  const { signal } = new AbortController();
  const used = async () => {
    const text = await prometheus.text();
    return Number(/^drivebay_pace_used_ratio\{provider="hostup"\} (.*)$/m.exec(text)?.[1]);
  };
  for (const vps of ['vps_1', 'vps_2', 'vps_3', 'vps_4']) await busy?.isoMedia(vps, signal);
  await quiet?.isoMedia('vps_1', signal);
  expect(await used()).toBe(1);
  await busy?.close();
  expect(await used()).toBe(0.25);
  vi.advanceTimersByTime(60_001);
  expect(await used()).toBe(0);
});

test('no id, name, tenant, path, token or key is in a label', async () => {
  const { text, token } = await used();
  const labels = Array.from(text.matchAll(/\{(.*)\}/g), ([, inside = '']) => inside).join('\n');
  for (const secret of [
    'vps_1',
    'secret',
    'acme',
    'customer-7',
    ...token.split('.'),
    ...Object.values(API_KEYS),
  ]) {
    expect(labels).not.toContain(secret);
  }
});

test('a shutdown is seen, and the listener serves nothing else', async () => {
  const { text, contentType, health } = await used();
  const prometheus = createPrometheus(health);
  const server = await serveMetrics({ ...prometheus, contentType }, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close());
  expect(text).toContain('drivebay_check_ok{check="draining"} 1\n');
  health.drain();
  const response = await fetch(server.url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, contentType]);
  expect(await response.text()).toContain('drivebay_check_ok{check="draining"} 0\n');
  expect((await fetch(new URL('/', server.url))).status).toBe(404);
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(404);
});

/** The names of metrics in a query of Prometheus's. */
function metricsIn(query: string): string[] {
  return Array.from(query.matchAll(/\b(?:drivebay|nodejs|process)_[a-z0-9_]+/g), ([name]) => name);
}

test('every metric that the dashboard, the alerts and the page name exists, and every one of ours is described', async () => {
  const { text } = await used();
  const names = new Set(
    Array.from(text.matchAll(/^(?:# TYPE )?([a-z0-9_]+)(?:\{| )/gm), ([, name = '']) => name),
  );
  const read = (file: string) => readFileSync(join(OPERATIONS, file), 'utf8');
  const files = ['grafana-dashboard.json', 'prometheus-alerts.yml', 'metrics.md'];
  for (const file of files) {
    const named = metricsIn(read(file));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  }
  const own = [...names].filter(
    (name) => name.startsWith('drivebay_') && !/_(?:bucket|sum|count)$/.test(name),
  );
  const described = new Set(metricsIn(read('metrics.md')));
  expect(own.filter((name) => !described.has(name))).toEqual([]);
});

test('the dashboard is one that Grafana imports, and there are five alerts, each with what to do', () => {
  const dashboard = v.object({
    title: v.string(),
    uid: v.string(),
    panels: v.pipe(
      v.array(
        v.object({ title: v.string(), type: v.string(), targets: v.array(v.object({ expr: v.string() })) }),
      ),
      v.minLength(8),
    ),
  });
  const file = readFileSync(join(OPERATIONS, 'grafana-dashboard.json'), 'utf8');
  expect(() => v.parse(dashboard, JSON.parse(file))).not.toThrow();
  const alerts = readFileSync(join(OPERATIONS, 'prometheus-alerts.yml'), 'utf8');
  for (const field of ['alert', 'expr', 'for', 'severity', 'summary', 'description']) {
    expect(alerts.match(new RegExp(`^ +(?:- )?${field}:`, 'gm'))).toHaveLength(5);
  }
});
