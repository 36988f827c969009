import { StateDown, type SharedState } from '../state/shared-state.ts';

type SessionState = Pick<SharedState, 'get' | 'set' | 'drop' | 'claim' | 'extend' | 'commit'>;

/** So often one operation is tried. */
const TRIES = 5;

/**
 * The state for sessions. A request with a token goes on without a late reply; one of a session cannot, so each operation is
 * retried while the state counts as up, which is 200 ms. An operation that failed may
 * have been carried out: what calls it must bear it twice.
 */
export function patientState(state: SharedState): SessionState {
  const patient = async <T>(run: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        // eslint-disable-next-line no-await-in-loop -- one after the other
        return await run();
      } catch (error) {
        if (!(error instanceof StateDown) || !state.up || tries === TRIES) throw error;
      }
    }
  };
  return {
    get: (keys) => patient(() => state.get(keys)),
    set: (key, value, ms) => patient(() => state.set(key, value, ms)),
    drop: (keys) => patient(() => state.drop(keys)),
    claim: (key, value, ms) => patient(() => state.claim(key, value, ms)),
    extend: (key, value, ms) => patient(() => state.extend(key, value, ms)),
    commit: (claim, values) => patient(() => state.commit(claim, values)),
  };
}
