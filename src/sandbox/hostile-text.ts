/** Text that a careless page would run, reorder, hide or break its layout with. */
export const HOSTILE_TEXTS = [
  '<img src=x onerror="alert(1)">.iso',
  '<svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}} ${7*7} %s',
  'ubuntu-\u202Eosi.exe\u2066.iso',
  'zero\u200Bwidth\u200Djoin\uFEFF.iso',
  'line one\nline two\ttab\r\nline three.iso',
  '\u001B[31mred\u001B[0m\u0007\u0000.iso',
  '[free money](javascript:alert(1)) https://evil.example/',
  "'; DROP TABLE isos; --",
  'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308zalgo \u{1F4BF}.iso',
] as const;

/** 10,000 characters without a space. */
export const LONG_TEXT = `${'longname'.repeat(1_249)}xxxx.iso`;
