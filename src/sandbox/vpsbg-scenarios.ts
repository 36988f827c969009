import { faultScenario, FAULTS, thenScenario } from './faults.ts';
import type { Scenario } from './scenario.ts';
import { oddIsoScenarios } from './vpsbg-odd-scenarios.ts';
import { downloadScenarios } from './vpsbg-download-scenarios.ts';

/** Ids from this on are scenarios: number × 1,000,000 + copy. */
const COPIES = 1_000_000;
const STATES_FROM = 100;
const ODD_FROM = 200;
const FAULTS_FROM = 300;
const THEN_FROM = 400;

export interface NumberedScenario extends Scenario {
  name: string;
}

const well = downloadScenarios.downloading;

/** Every named scenario of a VPSBG ISO by its number. A number follows from the place in its table: append only. */
export const VPSBG_SCENARIOS: ReadonlyMap<number, NumberedScenario> = new Map([
  ...numbered(STATES_FROM, downloadScenarios),
  ...numbered(ODD_FROM, oddIsoScenarios),
  ...numbered(
    FAULTS_FROM,
    Object.fromEntries(Object.entries(FAULTS).map(([name, fault]) => [name, faultScenario(fault, well)])),
  ),
  ...numbered(
    THEN_FROM,
    Object.fromEntries(
      Object.entries(FAULTS).map(([name, fault]) => [`then${name}`, thenScenario(fault, well)]),
    ),
  ),
]);

function numbered(from: number, table: Record<string, Scenario>): [number, NumberedScenario][] {
  return Object.entries(table).map(([name, scenario], index) => [from + index, { ...scenario, name }]);
}

/** The scenario of an ISO id, if it is one. */
export function vpsbgScenario(isoId: number): NumberedScenario | undefined {
  return VPSBG_SCENARIOS.get(Math.floor(isoId / COPIES));
}

/**
 * The ISO id of a copy of a named scenario, for tests: `vpsbgScenarioId('stalled', 7)`.
 * @param copy 0 to 999,999
 */
export function vpsbgScenarioId(name: string, copy = 0): number {
  for (const [number, scenario] of VPSBG_SCENARIOS) {
    if (scenario.name === name) return number * COPIES + copy;
  }
  throw new Error(`The sandbox has no VPSBG scenario called "${name}".`);
}
