import { createStaffEntry, type StaffEntry } from '../gateway/staff/staff-entry.ts';
import { readStaffConfig } from '../gateway/staff/staff-config.ts';
import { Staff } from '../gateway/staff/staff.ts';
import { WatchedFiles, type Watched } from './watched-files.ts';

/**
 * Access for people who sign in, by the file that STAFF_CONFIG names. It is read again when it changes.
 *
 * @throws EnvironmentError when the file, or what it names, is not as it must be
 */
export async function openStaff(
  file: string,
  environment: NodeJS.ProcessEnv,
  { health, ...parts }: ConstructorParameters<typeof Staff>[1] & Watched,
): Promise<{ entry: StaffEntry; close(): void }> {
  const load = () => Promise.resolve(readStaffConfig(file, environment));
  const files = new WatchedFiles({ variable: 'STAFF_CONFIG', file }, load, { ...parts, health });
  const staff = new Staff(await files.read(), parts);
  files.watch((config) => {
    staff.update(config);
    return { accounts: config.accounts.size, rules: config.access.length };
  });
  return {
    entry: createStaffEntry(staff, parts),
    close() {
      files.close();
      staff.close();
    },
  };
}
