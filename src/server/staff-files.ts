import { createStaffEntry, type StaffEntry } from '../gateway/staff/staff-entry.ts';
import { staffRights } from '../gateway/staff/staff-access.ts';
import { readStaffConfig, type StaffConfig } from '../gateway/staff/staff-config.ts';
import { Staff } from '../gateway/staff/staff.ts';
import { WatchedFiles, type Watched } from './watched-files.ts';

/**
 * Access for people who sign in, by the file that STAFF_CONFIG names. It is read again when it changes.
 *
 * @param check throws EnvironmentError where the file does not go with other settings
 * @throws EnvironmentError when the file, or what it names, is not as it must be
 */
export async function openStaff(
  file: string,
  environment: NodeJS.ProcessEnv,
  {
    health,
    check,
    ...parts
  }: ConstructorParameters<typeof Staff>[1] & Watched & { check: (config: StaffConfig) => void },
): Promise<{ entry: StaffEntry; config: StaffConfig; close(): void }> {
  const load = (named: Set<string>) => Promise.resolve(readStaffConfig(file, environment, named));
  const files = new WatchedFiles({ variable: 'STAFF_CONFIG', file }, load, { ...parts, health });
  const first = await files.read();
  check(first);
  const staff = new Staff(first, parts);
  files.watch((config) => {
    check(config);
    staff.update(config);
    return { staff: staffRights(config) };
  });
  return {
    entry: createStaffEntry(staff, parts),
    config: first,
    close() {
      files.close();
      staff.close();
    },
  };
}
