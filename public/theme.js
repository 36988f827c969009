// A kept choice of theme is on the page before its first paint. What it is kept as: src/app/session/theme.ts.
try {
  const theme = window.localStorage.getItem('drivebay.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked: then the system's theme holds.
}
