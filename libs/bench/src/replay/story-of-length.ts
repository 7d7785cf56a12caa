import { randomUUID } from 'node:crypto';
import type { Application, CommandContext, CommandRequest } from '@hoso/application';
import { benchmarkLife } from '@hoso/caseload';
import type { DossierCommand } from '@hoso/domain';
import { PRINCIPAL } from '../processes/reference';

const contextOf = (): CommandContext => {
  const commandId = randomUUID();
  return {
    principal: PRINCIPAL,
    commandId,
    isFreshId: true,
    correlationId: commandId,
    causationId: commandId,
    isDryRun: false,
  };
};

const requestOf = ({ type, data }: DossierCommand, code?: string): CommandRequest => ({
  type,
  data,
  ...(code !== undefined && { code }),
  context: contextOf(),
});

/** Commands until the dossier is in handling: received, transferred, assigned. */
const TO_THE_DESK = 3;

const STEPS = ['THAM-DINH', 'KY-DUYET'] as const;

/** Writes a dossier of so many events: the beginning of a life, then step after step. @returns its number */
export const storyOfLength = async ({ decisions, ports }: Application, events: number): Promise<string> => {
  const [first, ...rest] = benchmarkLife({ seed: 1, index: events, now: ports.clock.now() }).slice(
    0,
    TO_THE_DESK,
  );
  const opened = await decisions.take(requestOf(first!));
  if ('refused' in opened || opened.code === null)
    throw new Error('The benchmark could not open its dossier');
  const { code } = opened;
  const steps = Array.from({ length: events - TO_THE_DESK }, (_, index): DossierCommand => ({
    type: 'StartStep',
    data: { step: STEPS[index % STEPS.length]! },
  }));
  const outcomes = await decisions.takeAll([...rest, ...steps].map((command) => requestOf(command, code)));
  const refused = outcomes.find((outcome) => 'refused' in outcome);
  if (refused) throw new Error(`The benchmark's dossier was refused a command: ${JSON.stringify(refused)}`);
  return code;
};
