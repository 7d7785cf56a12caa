import { randomUUID } from 'node:crypto';
import type { Application, CommandRequest, Outcome } from '@hoso/application';
import { benchmarkLife } from '@hoso/caseload';
import type { DossierCommand } from '@hoso/domain';
import { PRINCIPAL } from '../processes/reference';

const SEED = 1;

const requestOf = ({ type, data }: DossierCommand, code?: string): CommandRequest => {
  const commandId = randomUUID();
  const ids = { commandId, correlationId: commandId, causationId: commandId };
  const context = { principal: PRINCIPAL, isFreshId: true, isDryRun: false, ...ids };
  return { type, data, ...(code !== undefined && { code }), context };
};

const accepted = (outcome: Outcome): string => {
  if ('refused' in outcome || outcome.code === null)
    throw new Error(`The benchmark's dossier was refused a command: ${JSON.stringify(outcome)}`);
  return outcome.code;
};

/** Carries out the commands of one life. @returns the number of the dossier */
export const lifeOf = async ({ decisions, ports }: Application, index: number): Promise<string> => {
  const [first, ...rest] = benchmarkLife({ seed: SEED, index, now: ports.clock.now() });
  const code = accepted(await decisions.take(requestOf(first!)));
  for (const command of rest) accepted(await decisions.take(requestOf(command, code)));
  return code;
};
