import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Principal } from '@hoso/access';
import { POLICY_NAME, type ReferenceDecisions } from '@hoso/application';
import { derivedId } from '@hoso/event-format';
import { PoliciesError, readPolicies } from './read-policies';

const POLICIES_FILE = 'policies.json';

/** The engine itself, as events name it. */
const ENGINE: Principal = { id: 'policies', role: 'operations', units: 'all' };

const contentOf = async (dataFolder: string): Promise<string | undefined> => {
  try {
    return await readFile(join(dataFolder, POLICIES_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * Puts the versions of `policies.json` into the log that are not there yet; without the file nothing changes.
 * @throws PoliciesError for a file that cannot be read, and for a version that was changed, or does not lie ahead
 */
export const adoptPolicies = async (decisions: ReferenceDecisions, dataFolder: string): Promise<void> => {
  const content = await contentOf(dataFolder);
  if (content === undefined) return;
  for (const policy of readPolicies(content)) {
    const commandId = derivedId(JSON.stringify(['policy', policy]));
    const outcome = await decisions.take({
      ...{ kind: 'policy', id: POLICY_NAME, type: 'AdoptPolicy', data: { policy } },
      context: {
        ...{ principal: ENGINE, commandId, correlationId: commandId, causationId: commandId },
        ...{ isFreshId: false, isDryRun: false },
      },
    });
    if ('refused' in outcome)
      throw new PoliciesError([`${policy.version}: ${outcome.refused} ${JSON.stringify(outcome.facts)}`]);
  }
};
