// Puts a kept choice of theme on the page long before the app does, and holds up no paint. What it is kept as:
// src/app/shell/theme.ts.
try {
  const theme = window.localStorage.getItem('drivebay.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked: then the system's theme holds.
}
