import { join } from 'node:path';
import { addApiKey, credentialRole, CREDENTIAL_ROLES } from '@hoso/access';
import { prepareDataFolder } from '@hoso/platform';
import { configurationOf, type EngineOptions, type Outside } from '../session';
import { answer } from '../terminal';
import { UsageError } from '../usage-error';

export interface KeyOptions extends EngineOptions {
  readonly id: string;
  readonly role: string;
  readonly units?: string;
}

/** Roles whose rights end at their units: whose key it is must be said. */
const OF_A_UNIT: readonly string[] = ['clerk', 'officer', 'head'];

/** `hoso key`: makes an API key; its secret is shown once and only its hash is kept. */
export const addKey = async (options: KeyOptions, { env, terminal }: Outside): Promise<void> => {
  const role = credentialRole(options.role);
  if (!role) throw new UsageError(`--role: one of ${CREDENTIAL_ROLES.join(', ')}, not "${options.role}"`);
  if (!options.units && OF_A_UNIT.includes(role)) {
    throw new UsageError(`--units: the units for which a ${role} acts, divided by commas, or all`);
  }
  const folder = await prepareDataFolder(configurationOf(options, env).dataFolder);
  const units = options.units === undefined || options.units === 'all' ? 'all' : options.units.split(',');
  const { secret } = await addApiKey(join(folder, 'api-keys.json'), { id: options.id, role, units });
  answer(terminal, { id: options.id, role, units, key: secret }, () => [
    `${secret}`,
    `Khóa cho (key of) ${options.id}: ${role}, ${options.units ?? 'all'}. Chỉ hiện một lần (shown once); có hiệu lực từ lần khởi động sau (valid from the next start).`,
  ]);
};
