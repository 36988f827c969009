/** Each row is a grid of its own, with the same columns: a table's rows cannot be left out of the layout one by one. */
export const COLUMNS =
  'grid @max-[12rem]:block grid-cols-[minmax(0,1fr)_auto_auto] gap-x-3 @5xl:grid-cols-[minmax(0,5fr)_minmax(7rem,2fr)_8.75rem_7.75rem_8rem_11.75rem]';
