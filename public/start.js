// Runs long before the app, and holds up no paint: puts a kept choice of theme on the page (src/app/shell/theme.ts says
// what it is kept as), and keeps the place free where the details will stand.
try {
  const theme = window.localStorage.getItem('drivebay.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be blocked: then the system's theme holds.
}
if (/[?&]details=1(&|$)/.test(window.location?.search)) document.documentElement.dataset.details = '';
