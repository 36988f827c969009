import { FAULTS } from './faults.ts';
import { HOSTUP_SCENARIOS } from './hostup-scenarios.ts';
import { VPSBG_SCENARIOS } from './vpsbg-scenarios.ts';

/** The list of scenarios in docs/sandbox.md. The `then…` forms are explained, not listed. */
export function scenarioTable(): string {
  const vpsbg = [...VPSBG_SCENARIOS].filter(([, { name }]) => !isThen(name));
  const firstThen = [...VPSBG_SCENARIOS].find(([, { name }]) => isThen(name))?.[0] ?? 0;
  const hostup = [...HOSTUP_SCENARIOS].filter(([name]) => !isThen(name));
  return [
    '**HostUp**: the VPS id is `vps_` and the name; `vps_ubuntu7` is another, fresh copy of it.',
    'With `then` before a fault (`vps_thenhtml200`) the first response is good, the fault lasts 30 s, then all is well.',
    '',
    ...rows(hostup.map(([name, { about }]) => [`vps_${name}`, about])),
    '',
    '**VPSBG**: the last six digits are the copy (`100000007`).',
    `Faults from ${firstThen} million on are the \`then\` forms of those in the 300 millions, in the same order.`,
    '',
    ...rows(vpsbg.map(([number, { name, about }]) => [`${number}000000`, `${name}: ${about}`])),
  ].join('\n');
}

function isThen(name: string): boolean {
  return name.startsWith('then') && name.slice(4) in FAULTS;
}

function rows(entries: readonly (readonly [id: string, about: string])[]): string[] {
  return entries.map(([id, about]) => `- \`${id}\`: ${about}`);
}
