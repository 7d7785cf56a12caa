import type { CommandContext, CommandRequest, PetitionRequest } from '@hoso/application';
import { commandOf, type DutyKind, type PetitionDutyKind } from '@hoso/domain';
import { derivedId } from '@hoso/event-format';
import type { OwedDuty } from '@hoso/read-models';

const CLOCK = { id: 'clock', role: 'clock', units: 'all' } as const;

/** The id follows from case and duty: two clocks, or one before and after a crash, give the same command. */
const contextOf = (code: string, { key }: OwedDuty): CommandContext => {
  const commandId = derivedId(JSON.stringify(['duty', code, key]));
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
