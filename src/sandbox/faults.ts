import { responseFaults } from './response-faults.ts';
import type { Fault } from './fault.ts';
import { frontFaults } from './front-faults.ts';
import type { Moment, Scenario } from './scenario.ts';
import { shapeFaults } from './shape-faults.ts';
import { statusFaults } from './status-faults.ts';
import { wireFaults } from './wire-faults.ts';

/** Append only: VPSBG's scenario numbers follow the order. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  ...statusFaults,
  ...responseFaults,
  ...wireFaults,
  ...shapeFaults,
  ...frontFaults,
};

/** How long a `then…` scenario stays broken, in sandbox ms. */
const THEN_MS = 30_000;

/** The fault from the first request on. */
export function faultScenario(fault: Fault, well: Scenario): Scenario {
  return {
    about: fault.about,
    drifts: false,
    respond: (moment) => fault.apply(well.respond(moment), moment.t, moment),
  };
}

/** First response good; the fault from the second request on, for 30 s; then good again. */
export function thenScenario(fault: Fault, well: Scenario): Scenario {
  return {
    about: `Good once, then for 30 s: ${fault.about.charAt(0).toLowerCase()}${fault.about.slice(1)}`,
    drifts: false,
    respond: (moment: Moment) => {
      const good = well.respond(moment);
      const { sinceSecond } = moment;
      if (sinceSecond === null || sinceSecond >= THEN_MS) return good;
      return fault.apply(good, sinceSecond, moment);
    },
  };
}
