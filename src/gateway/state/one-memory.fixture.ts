import { MemoryState } from './memory-state.ts';
import { StateDown } from './shared-state.ts';

/** Memory that several gateways of one process share as if each had a process of its own. */
export class OneMemory extends MemoryState {
  override readonly local = false;
  override up: boolean = true;
  override replicas = 3;

  constructor() {
    // So slow that nothing ends during a test, however busy the machine is.
    super(() => performance.now() / 20);
  }

  /** From now on every operation fails. */
  lose(): void {
    this.up = false;
    const lost = () => Promise.reject(new StateDown());
    const names = ['get', 'set', 'drop', 'claim', 'extend', 'commit', 'enter', 'leave', 'count'];
    Object.assign(this, Object.fromEntries(names.map((name) => [name, lost])));
  }
}
