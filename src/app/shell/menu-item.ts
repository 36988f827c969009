/** Look of an item in a menu of the header. */
export const MENU_ITEM =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 outline-none data-highlighted:bg-sunken aria-[current=page]:font-semibold forced-colors:data-highlighted:outline';
/** Look of such a menu. */
export const MENU =
  'z-30 max-h-(--radix-dropdown-menu-content-available-height) w-64 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-menu border border-line-strong bg-raised p-1.5 text-ink shadow-lg';
