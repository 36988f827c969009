import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';

const isos = ['12', '15'].map((id) => ({ kind: 'iso', id }));

describe('tables with a header row', () => {
  it.each([
    ['CSV', 'id,name,status\n12,debian.iso,downloading\n15,ubuntu.iso,downloaded'],
    ['CSV without file names', 'id,name,status\n12,mine,downloading\n15,other,downloaded'],
    ['CSV of a European spreadsheet', 'ID;Name;Size\r\n12;debian;4\r\n15;ubuntu;5\r\n'],
    ['quoted CSV', '"id","name"\n"12","a, b.iso"\n"15","say ""hi"".iso"'],
    ['another order', 'name,size,id\na.iso,1,12\nb.iso,2,15'],
    ['a column of ISOs', 'server,iso_id\nweb-01,12\nweb-02,15'],
    ['tabs', 'id\tname\tnote\n12\ta.iso\tx\n15\tb.iso\ty'],
    ['Markdown', '| id | name |\n| --- | --- |\n| 12 | a.iso |\n| 15 | b.iso |'],
    ['psql', ' id | name  \n----+-------\n 12 | a.iso\n 15 | b.iso\n(2 rows)'],
    [
      'mysql',
      '+----+-------+\n| id | name  |\n+----+-------+\n| 12 | a.iso |\n| 15 | b.iso |\n+----+-------+',
    ],
    ['columns', 'ID   NAME    STATUS\n12   a.iso   downloading\n15   b.iso   downloaded'],
    ['a quoted mail', '> id,name\n> 12,a.iso\n> 15,b.iso'],
    ['a row without an id', 'id,name,status\n12,a.iso,x\n,b.iso,x\n15,c.iso,x'],
    [
      'HTML',
      '<table><tr><th>ID</th><th>Name</th></tr><tr><td>12</td><td>a.iso</td></tr><tr><td>15</td><td>b.iso</td></tr></table>',
    ],
  ])('%s', (_name, text) => {
    expect(recognise(text)).toEqual({ kind: 'several', found: isos, more: 0 });
  });

  it.each([
    ['tickets', 'id,subject,status\n12,It hangs,open', 'unsure'],
    ['rows without a header', '12\tdebian.iso\tdownloading', 'unsure'],
    ['no ids', 'name,status\n12,open', 'nothing'],
    ['row numbers', '# | name\n1 | a.iso', 'unsure'],
    ['prose', 'My id, please.\n12, 15 or more', 'nothing'],
  ])('%s are not surely downloads', (_name, text, kind) => {
    expect(recognise(text).kind).toBe(kind);
  });
});

describe('records', () => {
  it.each([
    ['VPSBG’s list', '{"data":[{"id":12,"name":"a","downloaded":1},{"id":15,"name":"b","downloaded":1}]}'],
    [
      'pretty JSON',
      '[\n  {\n    "name": "a.iso",\n    "id": 12\n  },\n  {\n    "name": "b.iso",\n    "id": 15\n  }\n]',
    ],
    ['JSON in JSON', '"{\\"id\\":12,\\"deletion_at\\":null},{\\"id\\":15,\\"deletion_at\\":null}"'],
    ['YAML', '- id: 12\n  name: a.iso\n- id: 15\n  name: b.iso'],
    ['field = value', 'id = 12\ndownloaded = 5\n\nid = 15\ndownloaded = 6'],
  ])('%s', (_name, text) => {
    expect(recognise(text)).toEqual({ kind: 'several', found: isos, more: 0 });
  });

  it('of something else are not', () => {
    expect(recognise('{"user":{"id":48213},"iso":{"id":"iso_a","name":"a.iso"}}').kind).toBe('nothing');
    expect(recognise('{"id":48213,"iso":{"id":"iso_a","name":"a.iso"}}').kind).toBe('unsure');
    expect(recognise('{"id":48213,"email":"anna"}').kind).toBe('nothing');
  });
});
