import * as v from 'valibot';

const NAME = 'drivebay.json';
const EXAMPLE = '{"basePath":"/iso/","apiBaseUrl":""}';

const config = v.object(
  {
    /** Path that every page stands under, `/iso/`. */
    basePath: v.pipe(
      v.string('basePath must be text, such as "/iso/".'),
      v.regex(/^\/([\w.~-]+\/)*$/, 'basePath must begin and end with "/", such as "/iso/".'),
    ),
    /** What stands before HostUp's `/api/v2`: usually nothing. Another origin would get no session cookie. */
    apiBaseUrl: v.pipe(
      v.string('apiBaseUrl must be text, and usually empty.'),
      v.regex(
        /^(\/[\w.~-]+)*$/,
        'apiBaseUrl must be empty, or a path of this origin such as "/hostup": to another origin the session cookie is not sent.',
      ),
    ),
  },
  `it must look like ${EXAMPLE}.`,
);
export type StaticConfig = v.InferOutput<typeof config>;

/** The config cannot be used. The message says what is wrong and what to do, in one or two sentences. */
export class StaticConfigError extends Error {
  override readonly name = 'StaticConfigError';
}

/**
 * Reads `drivebay.json`, which lies beside `index.html` of the static build.
 *
 * @param script address of a script of the build: these lie in `assets/`
 * @param pathname of the page that is shown
 * @throws {StaticConfigError}
 */
export async function readStaticConfig(script: string, pathname = location.pathname): Promise<StaticConfig> {
  const url = new URL(`../${NAME}`, script);
  const response = await fetch(url, { credentials: 'same-origin', cache: 'no-cache' }).catch(() => null);
  if (!response) throw new StaticConfigError(`${url.pathname} could not be loaded. Check your network.`);
  if (!response.ok) {
    throw new StaticConfigError(
      `${url.pathname} returned HTTP ${response.status}. The file belongs beside index.html.`,
    );
  }
  return parseStaticConfig(await response.text(), pathname);
}

/**
 * Reads the text of `drivebay.json`.
 *
 * @param pathname of the page that is shown, which must stand under the config's `basePath`
 * @throws {StaticConfigError}
 */
export function parseStaticConfig(text: string, pathname: string): StaticConfig {
  const parsed = v.safeParse(config, parseJson(text));
  if (!parsed.success) throw new StaticConfigError(`${NAME}: ${parsed.issues[0].message}`);
  const { basePath } = parsed.output;
  if (!`${pathname}/`.startsWith(basePath)) {
    throw new StaticConfigError(
      `${NAME}: basePath is "${basePath}", but this page is at "${pathname}". Set it to the path that the files are served under.`,
    );
  }
  return parsed.output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StaticConfigError(`${NAME} is not JSON: it must look like ${EXAMPLE}.`);
  }
}
