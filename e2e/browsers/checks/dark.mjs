/** Whether the background is dark, as it is drawn. */
export const IS_DARK = `(([red, green, blue, alpha = '1']) => alpha !== '0' && [red, green, blue].every((part) => Number(part) < 80))(getComputedStyle(document.documentElement).backgroundColor.match(/[0-9.]+/g) ?? [])`;
