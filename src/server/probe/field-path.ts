import type * as v from 'valibot';
import type { SchemaParts } from '../../contracts/tolerant.ts';

/** Words of which field names of APIs are made. A name of other words may be data, such as the key of a table. */
const USUAL_WORDS = `access account action actions active address allowed amount api arch architecture at auto availability
  available backup base bits boot build by bytes can category checksum clone cloud code company content count country created
  current cursor customer data date default delete deleted description detail details device devices disk display distribution
  download downloaded drive drives duration end enabled error errors etag expires expiry extension extra family fetched file
  finished first format from full gb group has hash href id ids image images in init info is iso isos item items key kind label
  last later limit link links list locked max maximum mb md5 media message meta min minimum mode modified more mount mounted name
  network next node note offset of on operating operation order os owned owner page pages part password path pending per percent
  permission plan platform position power prev previous primary private product progress provider public queue read ready reason
  region remaining removable request required reset resource resources restart result revision role size slot slots source speed
  start started state status stop storage success suspended system tag tags task template time title to total type unit until
  update updated upload uploaded url usage use used user uuid value verified version virtual visible vm volid volume vps window
  write writable zone`;
const WORDS = new Set(USUAL_WORDS.split(/\s+/));

/** The field names that a schema documents, at every depth. */
export function fieldNamesOf(schema: v.GenericSchema): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: SchemaParts) => {
    for (const [name, field] of Object.entries(part.entries ?? {})) {
      names.add(name);
      visit(field);
    }
    for (const inner of [part.wrapped, part.item, part.value, ...(part.options ?? [])])
      if (inner) visit(inner);
    for (const inner of part.pipe ?? []) if (isSchema(inner) && inner !== part) visit(inner);
  };
  visit(schema);
  return names;
}

function isSchema(part: object): part is SchemaParts {
  return 'kind' in part && part.kind === 'schema';
}

/**
 * A path into a response that holds no data: positions become `[]`, and a name that is neither documented nor made of usual
 * words becomes `{name}`.
 *
 * @param parts of the path, each a field's name or a position
 */
export function printablePath(parts: readonly string[], documented: ReadonlySet<string>): string {
  const shown = parts.map((part) => {
    if (/^\d+$/.test(part)) return '[]';
    return documented.has(part) || isUsualName(part) ? `.${part}` : '.{name}';
  });
  return shown.join('').replace(/^\./, '') || 'the whole body';
}

function isUsualName(name: string): boolean {
  if (!/^[a-z]+(?:[A-Z][a-z]+|_[a-z]+|\d{0,3})*$/.test(name) || name.length > 40) return false;
  const words = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).split('_');
  return words.every((word) => WORDS.has(word));
}
