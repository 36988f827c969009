import * as v from 'valibot';
import { BASE_PATH } from '../gateway/base-path.ts';
import { exactOrigin } from './origin.ts';

/** Pages of one tenant's frame: `/embed/{tenant}` before `/vps/{id}/iso`, `/isos` or `/isos/{id}`. */
export const TENANT_ID = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** What a frame must know before it may greet anyone, as JSON in the `<meta>` named `BOOT_META`. */
export const embedBoot = v.object({
  tenant: v.pipe(v.string(), v.regex(TENANT_ID)),
  /** Origins whose pages may embed it; the frame greets these and believes no other. */
  parents: v.array(exactOrigin),
  /** What the page requests first, as paths of the gateway; `ID_IN_PATH` stands for the id in the page's own address. */
  first: v.array(v.string()),
  /** The tenant's look, as its file has it. */
  appearance: v.optional(v.unknown()),
  /** Where a look's font may come from. */
  fontOrigins: v.optional(v.array(exactOrigin), []),
  /** What stands before these paths: nothing, or such as `/iso`. */
  base: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.regex(BASE_PATH))]), ''),
});
export type EmbedBoot = v.InferOutput<typeof embedBoot>;
