import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Principal } from '@hoso/access';
import { POLICY_NAME, type ReferenceDecisions } from '@hoso/application';
import type { PolicyRefusalCode, WrittenPolicy } from '@hoso/domain';
import { derivedId } from '@hoso/event-format';
import type { Refusal } from '@hoso/kernel';
import { PoliciesError, readPolicies } from './read-policies';

const POLICIES_FILE = 'policies.json';

/** What to do about a version that is turned down. */
const REMEDIES: Readonly<Record<PolicyRefusalCode, string>> = {
  'policy-changed': 'what was adopted stays as it is; write the change as a new version',
  'policy-not-after': 'versions follow each other; begin after the latest one',
  'policy-not-ahead': 'the log holds what earlier versions have decided; begin tomorrow or later',
};

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

const faultOf = ({ version }: WrittenPolicy, { refused, facts }: Refusal): string =>
  `${version}: ${refused} (${REMEDIES[refused as PolicyRefusalCode]}) ${JSON.stringify(facts)}`;

/**
 * Puts the versions of `policies.json` into the log that are not there yet; without the file nothing changes.
 * @throws PoliciesError for a file that cannot be read, and for a version that was changed, or lies in time that was decided about
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
    if ('refused' in outcome) throw new PoliciesError([faultOf(policy, outcome)]);
  }
};
