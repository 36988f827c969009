/** Look of an item in a menu of the header. */
export const MENU_ITEM =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 outline-none data-highlighted:bg-sunken aria-[current=page]:font-semibold forced-colors:data-highlighted:outline';
