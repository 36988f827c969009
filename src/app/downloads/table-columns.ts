/** Each row is a grid of its own, with the same columns: a table's rows cannot be left out of the layout one by one. */
export const COLUMNS =
  'grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-3 @2xl:grid-cols-[minmax(0,1fr)_4.5rem_7rem_5rem_6.5rem_5.25rem] @4xl:grid-cols-[minmax(0,3fr)_minmax(9rem,2fr)_9rem_7.5rem_8.5rem_11rem]';
