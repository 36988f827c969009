import { describe, expect, it } from 'vitest';
import isoMediaSample from './hostup/samples/iso-media.json';
import problemSample from './hostup/samples/problem.json';
import { isOtherIso, isOtherJob, isOtherVps } from './response-identity.ts';

describe('the body of GET /isos/7', () => {
  const isOther = isOtherIso('7');
  it.each([{ id: 8 }, { id: 0 }, { id: -7 }, { id: 7.5 }, { id: '8' }, { id: '07' }, { id: 77 }])(
    '%j is of another',
    (body) => {
      expect(isOther(body)).toBe(true);
    },
  );
  it.each([{ id: 7 }, { id: '7' }, {}, { id: null }, { id: [8] }, [{ id: 8 }], null, 'ok', 8])(
    '%j is the same, or for the schema to judge',
    (body) => expect(isOther(body)).toBe(false),
  );
  it('is what Content-Location names', () => {
    expect(isOther({ id: 7 }, 'https://api.vpsbg.eu/v1/isos/8')).toBe(true);
    expect(isOther({ id: 7 }, '/v1/isos/7?x=1')).toBe(false);
    expect(isOther({ id: 7 }, '/cache/9')).toBe(false);
  });
});

describe('the body of GET /api/v2/vps/vps_1/iso', () => {
  const isOther = isOtherVps('vps_1');
  const [drive] = isoMediaSample.mounted;
  it.each<[string, unknown]>([
    ['in its id', { ...isoMediaSample, id: 'vps_2' }],
    ['in another writing', { ...isoMediaSample, vps_id: 'vps_10' }],
    ['in an object of it', { ...isoMediaSample, vps: { id: 'vps_2' } }],
    ['in a link to itself', { ...isoMediaSample, links: { self: '/api/v2/vps/vps_2/iso' } }],
    ['in a drive', { ...isoMediaSample, mounted: [drive, { ...drive, vpsId: 'vps_2' }] }],
    ['in capitals', { ...isoMediaSample, vpsId: 'VPS_2' }],
    ['in a list of ids', { ...isoMediaSample, vps: ['vps_2'] }],
    ['as a server', { ...isoMediaSample, serverId: 'vps_2' }],
    ['further down', { ...isoMediaSample, meta: { vps: { id: 'vps_2' } } }],
    ['in a HAL link', { ...isoMediaSample, _links: { self: { href: '/api/v2/vps/vps_2/iso' } } }],
    ['in an encoded link', { ...isoMediaSample, self: '/api/v2/vps/vps%5F2/iso' }],
    ['in an object of a drive', { ...isoMediaSample, mounted: [{ ...drive, vps: { id: 'vps_2' } }] }],
    ['in a slot', { ...isoMediaSample, availableDevices: [{ device: 'ide2', vpsId: 'vps_2' }] }],
    ['in a problem', { ...problemSample, instance: '/api/v2/vps/vps_2/iso' }],
  ])('may name another VPS %s', (_name, body) => {
    expect(isOther(body)).toBe(true);
  });
  it.each<[string, unknown]>([
    ['the documented body', isoMediaSample],
    ['its own id', { ...isoMediaSample, id: 'vps_1', vps: { id: 'vps_1' }, self: '/api/v2/vps/vps_1/iso' }],
    ['an id of another kind', { ...isoMediaSample, id: 'iso_2', vpsId: 7 }],
    ['an image that another VPS uses', { ...isoMediaSample, available: [{ id: 'iso_1', vpsId: 'vps_2' }] }],
    ['a text about another', { ...isoMediaSample, note: 'moved from vps_2' }],
    ['a problem', problemSample],
    ['a list', []],
    ['null', null],
  ])('is not of another: %s', (_name, body) => {
    expect(isOther(body)).toBe(false);
  });
  it('is what Content-Location names', () => {
    expect(isOther(isoMediaSample, '/api/v2/vps/vps_2/iso')).toBe(true);
    expect(isOther(isoMediaSample, '/api/v2/vps/vps_1/iso')).toBe(false);
  });
});

describe('a response about a job', () => {
  const isOther = isOtherJob('/api/jobs/job_1', 'vps_1');
  it.each<[string, unknown]>([
    ['in its wrapper', { success: true, data: { jobId: 'job_2', status: 'completed' } }],
    ['bare', { jobId: 'job_2', status: 'completed' }],
    ['in an operation', { operation: { jobId: 'job_2', status: 'completed' } }],
    ['in a wrapped operation', { data: { operation: { jobId: 2 } } }],
    ['of another VPS', { data: { jobId: 'job_1', vpsId: 'vps_2' } }],
  ])('may name another %s', (_name, body) => {
    expect(isOther(body)).toBe(true);
  });
  it.each<[string, unknown]>([
    ['its own id', { success: true, requestId: 'req_2', data: { jobId: 'job_1', vmId: 2 } }],
    ['no id', { data: { status: 'running' } }],
    ['null', null],
  ])('is of this one: %s', (_name, body) => {
    expect(isOther(body)).toBe(false);
  });
  it('is not compared where the path has no id at its end', () => {
    expect(isOtherJob('/api/jobs/job_1/status', 'vps_1')({ jobId: 'x' })).toBe(false);
    expect(isOtherJob('/api/jobs/job_1?wait=1', 'vps_1')({ jobId: 'job_1' })).toBe(false);
  });
});
