import { BOOT_META } from '../../contracts/embed/protocol.ts';
import { paintFirst } from './first-paint.ts';
import { startEarly, type EarlyBoot } from './early-start.ts';

// The first script of a frame's page: built by itself, without valibot, and put into the page by the gateway.

const content = document.querySelector(`meta[name="${BOOT_META}"]`)?.getAttribute('content');
const boot: unknown = JSON.parse(content ?? 'null');
// Without it, and opened by itself, the app greets or explains by itself.
if (isBoot(boot) && window.parent !== window) {
  paintFirst(window.name, document);
  globalThis.drivebayEarly = startEarly(boot, window);
}

function isBoot(value: unknown): value is EarlyBoot {
  return (
    typeof value === 'object' &&
    value !== null &&
    'parents' in value &&
    Array.isArray(value.parents) &&
    'first' in value &&
    Array.isArray(value.first)
  );
}
