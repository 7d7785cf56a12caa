import { HAI_DUONG, PETITION_POLICIES, petitionDecider, type PetitionFacts } from '@hoso/domain';
import { deciderSpec } from './decider-spec';
import { vn } from './local-time';
import { HANDLING_UNIT, unitDirectory } from './unit-directory';

export const PETITION_CODE = 'PAKN.20250610.0001';

const UNITS = unitDirectory();

/** The facts of a command given by the head of the handling unit at a local time of Vietnam. */
export const petitionFacts = (local: string, changes: Partial<PetitionFacts> = {}): PetitionFacts => ({
  at: vn(local),
  actor: { id: 'an', role: 'head', unit: HANDLING_UNIT },
  code: PETITION_CODE,
  calendar: HAI_DUONG,
  units: UNITS,
  policy: PETITION_POLICIES[0],
  ...changes,
});

/** `given(...events).when(command, '2025-06-10T08:00', changedFacts?)` for the law of a petition. */
export const givenPetition = deciderSpec(petitionDecider, petitionFacts);
