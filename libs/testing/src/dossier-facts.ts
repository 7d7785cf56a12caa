import { DEFAULT_POLICY, dossierDecider, HAI_DUONG, type Facts } from '@hoso/domain';
import type { Actor } from '@hoso/kernel';
import { deciderSpec } from './decider-spec';
import { vn } from './local-time';
import { procedureVersion } from './procedure-version';
import { HANDLING_UNIT, unitDirectory } from './unit-directory';

export const DOSSIER_CODE = 'H23.01-250610-0001';

/** Who records facts about deadlines. */
export const CLOCK: Actor = { id: 'clock', role: 'clock' };

const UNITS = unitDirectory();

/** The facts of a command given by the head of the handling unit at a local time of Vietnam. */
export const dossierFacts = (local: string, changes: Partial<Facts> = {}): Facts => ({
  at: vn(local),
  actor: { id: 'an', role: 'head', unit: HANDLING_UNIT },
  code: DOSSIER_CODE,
  procedure: procedureVersion(),
  calendar: HAI_DUONG,
  units: UNITS,
  policy: DEFAULT_POLICY,
  ...changes,
});

/** `given(...events).when(command, '2025-06-10T08:00', changedFacts?)` for the law of a dossier. */
export const givenDossier = deciderSpec(dossierDecider, dossierFacts);
