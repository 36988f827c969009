import { actionScenarios } from './action-scenarios.ts';
import { bootScenarios } from './hostup-boot-scenarios.ts';
import { brokenScenarios } from './hostup-broken-scenarios.ts';
import { driveScenarios } from './hostup-drive-scenarios.ts';
import { FAULTS, faultScenario, thenScenario } from './faults.ts';
import { gateScenarios } from './hostup-gate-scenarios.ts';
import type { Scenario } from './scenario.ts';

const states: Record<string, Scenario> = {
  ...driveScenarios,
  ...bootScenarios,
  ...gateScenarios,
  ...brokenScenarios,
  ...actionScenarios,
};

/** Base of every fault scenario: what it returns when it is well. */
const well = driveScenarios.ubuntu;

/** Every named scenario of HostUp's ISO media: `vps_NAME`, `vps_NAME7`, `vps_NAME7b`. */
export const HOSTUP_SCENARIOS: ReadonlyMap<string, Scenario> = new Map([
  ...Object.entries(states),
  ...Object.entries(FAULTS).map(([name, fault]) => [name, faultScenario(fault, well)] as const),
  ...Object.entries(FAULTS).map(([name, fault]) => [`then${name}`, thenScenario(fault, well)] as const),
]);

/**
 * The scenario an id names: the longest known name, then nothing or a copy's suffix that begins with a digit.
 * (Names may end in digits: `vps_html2007` is copy 7 of `html200`.)
 */
export function hostupScenario(vpsId: string): Scenario | undefined {
  const rest = /^vps_([a-z][0-9a-z]*)$/.exec(vpsId)?.[1];
  if (rest === undefined) return undefined;
  for (let end = rest.length; end > 0; end -= 1) {
    const found = HOSTUP_SCENARIOS.get(rest.slice(0, end));
    if (found && /^([0-9]|$)/.test(rest.slice(end))) return found;
  }
  return undefined;
}
