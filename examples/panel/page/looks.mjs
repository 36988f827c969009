/**
 * Looks of this panel, as its frame wears them; panel.css has the same colours for the page around it.
 *
 * @type {Record<string, import('../../../src/panel-sdk/appearance.ts').Appearance>}
 */
export const LOOKS = {
  forest: {
    accent: { light: '#0b6b47', dark: '#6fd3a3' },
    background: { light: '#f5f4ef', dark: '#0e1511' },
    surface: { light: '#fffefb', dark: '#16201a' },
    text: { light: '#14231b', dark: '#e4eee7' },
    radius: 4,
  },
  dusk: {
    accent: { light: '#5a2ca0', dark: '#c4a3ff' },
    background: { light: '#f3f0fa', dark: '#15111f' },
    surface: { light: '#ffffff', dark: '#1d1829' },
    radius: 16,
    fontFamily: 'rounded',
  },
  // For one theme: in the dark one the rest of the colours are Drivebay's own.
  paper: {
    accent: '#9c2f12',
    background: '#fbf3e4',
    text: '#2b1d12',
    radius: 0,
    fontFamily: 'serif',
    density: 'compact',
  },
};
