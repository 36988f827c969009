import { Suspense, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { withOwnText } from './own-text.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

interface Row {
  says: string;
  node: ReactNode;
  markup: string;
}

const LIST = ['one', <b key="b">two</b>, 3];
const NOTHING = null;
const TABLE: Row[] = [
  { says: 'text alone stays as it is', node: <p>one</p>, markup: '<p>one</p>' },
  {
    says: 'text and values are one string',
    node: <p>Checked {5} s ago</p>,
    markup: '<p>Checked 5 s ago</p>',
  },
  {
    says: 'what takes no place does not part text',
    node: (
      <p>
        a{NOTHING}
        {0}
      </p>
    ),
    markup: '<p>a0</p>',
  },
  {
    says: 'text beside elements',
    node: (
      <p>
        one <b>two</b> three {4}
      </p>
    ),
    markup: '<p><span>one </span><b>two</b><span> three 4</span></p>',
  },
  {
    says: 'text of a fragment',
    node: (
      <p>
        <>one</>
        <>two {2}</>
      </p>
    ),
    markup: '<p><span>one</span><span>two 2</span></p>',
  },
  { says: 'text of a boundary', node: <Suspense>one</Suspense>, markup: '<span>one</span>' },
  {
    says: 'text handed through a component',
    node: (
      <Passed>
        one <i /> {2}
      </Passed>
    ),
    markup: '<p><b>a</b><span>one </span><i></i><span> 2</span></p>',
  },
  { says: 'text in a list', node: <p>{LIST}</p>, markup: '<p><span>one</span><b>two</b><span>3</span></p>' },
  {
    says: 'text in a list among others',
    node: (
      <p>
        <i />
        {LIST}
      </p>
    ),
    markup: '<p><i></i><span>one</span><b>two</b><span>3</span></p>',
  },
  {
    says: 'no text at all',
    node: (
      <p>
        <b />
        {''}
        {NOTHING}
      </p>
    ),
    markup: '<p><b></b></p>',
  },
];

test.each(TABLE)('$says', ({ node, markup }) => {
  const complaint = vi.spyOn(console, 'error');
  expect(renderToStaticMarkup(node)).toBe(markup);
  expect(complaint).not.toHaveBeenCalled();
});

function Passed({ children }: { children: ReactNode }) {
  return (
    <p>
      <b>a</b>
      {children}
    </p>
  );
}

test('an element keeps its place, and so its state, whatever the text around it is', () => {
  const input = <input />;
  const placed = [
    [null, null, input],
    ['one', null, input],
    [null, 'two', input],
    ['one', 'two', input],
  ].map((children) => withOwnText('p', children));
  for (const children of placed) expect(children).toHaveProperty('2', input);
});
