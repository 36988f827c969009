import * as v from 'valibot';
import { ASSUMED_HOSTUP_ISO_ID } from '../assumptions.ts';
import { finite, text } from '../tolerant.ts';
import { ACTIONS } from './actions.ts';

/**
 * Request header of every action: names one intent of a person. Choose it when the person confirms, 128 random bits,
 * and send it again with each retry of the same intent: the gateway calls HostUp at most once for it, and returns the
 * same result to every request that has it.
 */
export const IDEMPOTENCY_KEY = 'idempotency-key';
export const IDEMPOTENCY_KEY_FORM = /^[\w-]{16,64}$/;

/** The body of an action is JSON of at most this many bytes. */
export const MAX_ACTION_BYTES = 4 * 1024;

/** HostUp's CD/DVD devices: https://developer.hostup.se/endpoints/vps-services/post-v2-vps-id-iso-actions-unmount */
export const DEVICES = ['ide0', 'ide1', 'ide2', 'ide3'] as const;
const device = v.picklist(DEVICES, 'must be ide0, ide1, ide2 or ide3');
const isoId = v.pipe(v.string('must be text'), v.regex(ASSUMED_HOSTUP_ISO_ID, 'must be the ID of an image'));

/** `POST …/iso/mount` */
export const mountBody = v.strictObject({
  isoId,
  /** Without it HostUp chooses. */
  device: v.exactOptional(device),
  /**
   * The image that the person saw in the drive and agreed to replace; `null` when HostUp did not name it. A drive that is
   * in use by anything else is `media_changed`.
   */
  replaces: v.exactOptional(v.nullable(isoId)),
});
export type MountBody = v.InferOutput<typeof mountBody>;

/** `POST …/iso/unmount` */
export const unmountBody = v.strictObject({
  device,
  /** The image that the person saw in the drive: another one there is `media_changed`. */
  isoId: v.exactOptional(isoId),
});
export type UnmountBody = v.InferOutput<typeof unmountBody>;

/** Archive formats that HostUp decompresses. */
export const DECOMPRESS = ['none', 'gzip', 'lzo', 'zstd', 'bzip2'] as const;
export const MAX_URL_LENGTH = 2_048;
export const MAX_FILE_NAME_LENGTH = 255;

/** What may be wrong with a download, in the words of the gateway's API; the screen has its own. */
export const DOWNLOAD_FAULTS = {
  urlTooLong: `must be at most ${MAX_URL_LENGTH} characters`,
  urlEncoding: 'must be a URL without spaces; encode other characters with %',
  urlScheme: 'must begin with http:// or https://',
  urlSecrets: 'must not contain a user name or password',
  nameEmpty: 'must not be empty',
  nameTooLong: `must be at most ${MAX_FILE_NAME_LENGTH} characters`,
  nameCharacters: 'must not contain slashes or control characters',
  nameBeginning: 'must not begin with a dot or a space',
} as const;
export type DownloadFault = keyof typeof DOWNLOAD_FAULTS;

/** `POST …/iso/download`. HostUp's rules: no redirects, at most 20 GB where the size is known. */
export const downloadBody = v.strictObject({
  url: v.pipe(
    v.string('must be text'),
    v.maxLength(MAX_URL_LENGTH, DOWNLOAD_FAULTS.urlTooLong),
    v.regex(/^[\x21-\x7e]+$/, DOWNLOAD_FAULTS.urlEncoding),
    v.check((url) => /^https?:\/\//i.test(url) && URL.canParse(url), DOWNLOAD_FAULTS.urlScheme),
    v.check((url) => {
      // Each check runs, also after one that failed.
      if (!URL.canParse(url)) return true;
      const { username, password } = new URL(url);
      return username === '' && password === '';
    }, DOWNLOAD_FAULTS.urlSecrets),
  ),
  filename: v.pipe(
    v.string('must be text'),
    v.nonEmpty(DOWNLOAD_FAULTS.nameEmpty),
    v.maxLength(MAX_FILE_NAME_LENGTH, DOWNLOAD_FAULTS.nameTooLong),
    v.regex(/^[^/\\\p{Cc}]+$/u, DOWNLOAD_FAULTS.nameCharacters),
    v.regex(/^[^.\s]/, DOWNLOAD_FAULTS.nameBeginning),
  ),
  decompress: v.exactOptional(v.picklist(DECOMPRESS, `must be one of ${DECOMPRESS.join(', ')}`)),
});
export type DownloadBody = v.InferOutput<typeof downloadBody>;

/** `POST …/restart`: an empty object. A VPS that is stopped is started. */
export const restartBody = v.strictObject({});

/** The response to an action: 200, or 202 when it goes on as a job. Says nothing of the new state: read the media again. */
export const actionResult = v.object({
  action: v.picklist(ACTIONS),
  /** What HostUp was called with: a stopped VPS is started, not restarted. */
  call: v.picklist(['mount', 'unmount', 'from-url', 'delete', 'restart', 'start']),
  /**
   * `done`: HostUp confirmed it; of a download, that the file is already in the library. `started`: HostUp accepted it
   * and goes on.
   */
  outcome: v.picklist(['done', 'started']),
  /** Of `started`; `null` when HostUp named no job that can be followed. */
  job: v.nullable(
    v.object({
      /**
       * Opaque, for `actionApi.job`. No secret; it is of use only to who may act on the VPS. Good across restarts, and a
       * change of one key.
       */
      id: v.string(),
      /** HostUp's own word for its state. */
      status: text,
    }),
  ),
});
export type ActionResult = v.InferOutput<typeof actionResult>;

/** `GET …/jobs/{jobId}` */
export const job = v.object({
  id: v.string(),
  action: v.picklist(ACTIONS),
  state: v.picklist(['running', 'completed', 'failed']),
  /** HostUp's own word for its state, such as `queued`. */
  status: text,
  /** Percent, 0 to 100; `null` unless the job reports one. */
  progress: finite,
  /** HostUp's own words on progress or failure, at most 500 characters. */
  message: text,
  /** ISO 8601 as HostUp sent them. */
  createdAt: text,
  finishedAt: text,
});
export type Job = v.InferOutput<typeof job>;
