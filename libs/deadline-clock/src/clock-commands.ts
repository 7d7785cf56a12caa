import { createHash } from 'node:crypto';
import type { CommandRequest } from '@hoso/application';
import { commandOf } from '@hoso/domain';
import type { OwedDuty } from '@hoso/read-models';

const CLOCK = { id: 'clock', role: 'clock', units: 'all' } as const;

/** Version 8 UUID of a dossier's duty, so that two clocks, or one before and after a crash, give the same command. */
const commandIdOf = (code: string, key: string): string => {
  const hex = createHash('sha256').update(`${code}\n${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The command by which a duty of a dossier is recorded. */
export const recordingOf = (code: string, duty: OwedDuty): CommandRequest => {
  const commandId = commandIdOf(code, duty.key);
  return {
    ...commandOf(duty),
    code,
    context: {
      principal: CLOCK,
      commandId,
      correlationId: commandId,
      causationId: commandId,
      isFreshId: false,
      isDryRun: false,
    },
  };
};
