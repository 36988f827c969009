/** A colour of sRGB as `#rrggbb`, lower case. */
export type Hex = string;

type Three = readonly [number, number, number];

/** `#RGB` and `#RRGGBB` as `#rrggbb`. */
export function fullHex(text: string): Hex {
  const digits = text.slice(1).toLowerCase();
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

/** Each channel of light, 0 to 1. */
function linear(hex: Hex): Three {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

function hexOf(channels: Three): Hex {
  const digits = channels.map((light) => {
    const channel = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
    const byte = Math.round(Math.min(Math.max(channel, 0), 1) * 255);
    return byte.toString(16).padStart(2, '0');
  });
  return `#${digits.join('')}`;
}

/** WCAG 2's relative luminance, 0 to 1. */
function luminance(hex: Hex): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2's contrast ratio, 1 to 21. */
export function contrast(one: Hex, other: Hex): number {
  return ratioOf(luminance(one), luminance(other));
}

function ratioOf(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Whether white reads better on it than black. The better of the two always has 4.5:1. */
export function isDark(hex: Hex): boolean {
  return luminance(hex) < 0.179;
}

/** @param share of the second, 0 to 1, as the eye takes brightness: mixed in OKLab */
export function mix(one: Hex, other: Hex, share: number): Hex {
  const [a, b] = [oklab(one), oklab(other)];
  const at = (n: 0 | 1 | 2) => a[n] + (b[n] - a[n]) * share;
  return hexOf(fromOklab([at(0), at(1), at(2)]));
}

/**
 * The colour of these OKLab axes with this lightness, as colourful as the screen can show it.
 *
 * @param lightness 0, black, to 1, white
 */
function shown(lightness: number, a: number, b: number): Hex {
  const at = (chroma: number) => fromOklab([lightness, a * chroma, b * chroma]);
  const fits = (chroma: number) => at(chroma).every((light) => light >= -0.0005 && light <= 1.0005);
  if (fits(1)) return hexOf(at(1));
  let [least, most] = [0, 1];
  while (most - least > 1 / 64) {
    const middle = (least + most) / 2;
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return hexOf(at(least));
}

/** What a colour must stand out from, and by which contrast ratio. */
export type Demand = readonly [from: Hex, ratio: number];

const STEPS = 128;

/**
 * The colour itself where it meets every demand; else the nearest of its hue that does, nearer to black or to white.
 *
 * @param towards `#000000` or `#ffffff`, which is the last resort
 */
export function legible(hex: Hex, demands: readonly Demand[], towards: Hex): Hex {
  const known = demands.map(([from, ratio]) => [luminance(from), ratio] as const);
  const meets = (colour: Hex) => {
    const own = luminance(colour);
    return known.every(([other, ratio]) => ratioOf(own, other) >= ratio);
  };
  if (meets(hex)) return hex;
  const [start, a, b] = oklab(hex);
  const [end] = oklab(towards);
  let found = towards;
  let [tooNear, farEnough] = [0, STEPS];
  while (farEnough - tooNear > 1) {
    const step = (tooNear + farEnough) >> 1;
    const moved = shown(start + ((end - start) * step) / STEPS, a, b);
    if (meets(moved)) [found, farEnough] = [moved, step];
    else tooNear = step;
  }
  return found;
}

/** https://bottosson.github.io/posts/oklab/ */
function oklab(hex: Hex): Three {
  const [r, g, b] = linear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Three): Three {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
