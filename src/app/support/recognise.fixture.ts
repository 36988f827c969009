export const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
export const vps = { kind: 'vps', id: VPS };
export const iso = { kind: 'iso', id: '12' };
