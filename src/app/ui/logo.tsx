/** Drivebay's mark: a bay with its slot, and the tray half out. The same drawing as public/favicon.svg. */
export function Logo({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={className}>
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M5 3h14a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Zm.5 6.25v2h13v-2ZM17 5.5v1.75h1.75V5.5Z"
      />
      <path fill="currentColor" d="M4.5 16.5h15V19a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2Z" />
    </svg>
  );
}
