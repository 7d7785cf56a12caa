import { createHash } from 'node:crypto';
import type { CommandContext, CommandRequest, PetitionRequest } from '@hoso/application';
import { commandOf, type DutyKind, type PetitionDutyKind } from '@hoso/domain';
import type { OwedDuty } from '@hoso/read-models';

const CLOCK = { id: 'clock', role: 'clock', units: 'all' } as const;

/** Version 8 UUID of a case's duty, so that two clocks, or one before and after a crash, give the same command. */
const commandIdOf = (code: string, key: string): string => {
  const hex = createHash('sha256').update(`${code}\n${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const contextOf = (code: string, { key }: OwedDuty): CommandContext => {
  const commandId = commandIdOf(code, key);
  return {
    principal: CLOCK,
    commandId,
    correlationId: commandId,
    causationId: commandId,
    isFreshId: false,
    isDryRun: false,
  };
};

/** The command by which a duty of a dossier is recorded. */
export const dossierRecordingOf = (code: string, duty: OwedDuty<DutyKind>): CommandRequest => ({
  ...commandOf(duty),
  code,
  context: contextOf(code, duty),
});

/** The command by which the lateness of a petition's duty is recorded. */
export const petitionRecordingOf = (code: string, duty: OwedDuty<PetitionDutyKind>): PetitionRequest => ({
  type: 'RecordPetitionLate',
  data: duty,
  code,
  context: contextOf(code, duty),
});
