/** Whether the background is dark, as it is drawn. */
export const IS_DARK = `(getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g) ?? []).slice(0, 3).every((part) => Number(part) < 80)`;
