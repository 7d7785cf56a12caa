import { BASE_POLICY, type WrittenPolicy } from '@hoso/domain';
import { parsePlainDate } from '@hoso/kernel';
import { ACCOUNTABILITY, alertMembers, DOSSIER, object, text, type Check } from './fields';

/** The file of policies cannot be used; every fault is named with its place. */
export class PoliciesError extends Error {
  readonly code = 'policies-invalid';
  constructor(readonly faults: readonly string[]) {
    super(`The policies cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const day: Check = (value) =>
  typeof value === 'string' && parsePlainDate(value) !== undefined ? [] : [': a day YYYY-MM-DD is expected'];

const head = { version: text, validFrom: day, source: text };
const parts = {
  dossier: object(DOSSIER, 'any'),
  accountability: object(ACCOUNTABILITY, 'any'),
  alerts: object(alertMembers(BASE_POLICY.alerts), 'any'),
};

const checkVersion: Check = (value) => {
  const { dossier, accountability, alerts, ...rest } = (value ?? {}) as Partial<WrittenPolicy>;
  const given = Object.entries({ dossier, accountability, alerts }).filter(([, part]) => part !== undefined);
  return [
    ...object(head)(typeof value === 'object' ? rest : value),
    ...object(parts, 'any')(Object.fromEntries(given)),
  ];
};

const versionsIn = (content: string): readonly unknown[] => {
  let file: unknown;
  try {
    file = JSON.parse(content);
  } catch {
    throw new PoliciesError(['JSON is expected']);
  }
  const versions = (file as { readonly versions?: unknown } | null)?.versions;
  if (Array.isArray(versions)) return versions;
  throw new PoliciesError(['an object with the list versions is expected']);
};

/** Reads `{ "versions": [ … ] }`, the oldest first. @throws PoliciesError */
export const readPolicies = (content: string): readonly WrittenPolicy[] => {
  const versions = versionsIn(content);
  const faults = versions.flatMap((version, nr) =>
    checkVersion(version).map((fault) => `versions[${nr}]${fault}`),
  );
  if (faults.length > 0) throw new PoliciesError(faults);
  return versions as readonly WrittenPolicy[];
};
