// Puts a kept choice of theme on the page long before the app does, and holds up no paint. What it is kept as:
// src/app/shell/theme.ts, src/app/locale/language.ts.
try {
  const root = document.documentElement;
  const kept = window.localStorage;
  const theme = kept.getItem('drivebay.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  // The gateway does not learn of a kept language: words in another one are not shown until the app starts (styles.css).
  const language = kept.getItem('drivebay.language');
  if (language && language !== root.lang && !/[?&]lang=/.test(location.search))
    root.dataset.language = 'other';
} catch {
  // Storage may be blocked: then the system's theme holds.
}
