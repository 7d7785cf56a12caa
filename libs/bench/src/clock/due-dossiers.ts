import { randomUUID } from 'node:crypto';
import type { CommandRequest, DossierDecisions } from '@hoso/application';
import { benchmarkLife } from '@hoso/caseload';
import type { DossierCommand } from '@hoso/domain';
import { instantOf, type Instant } from '@hoso/kernel';
import { inParallel } from '@hoso/platform';
import { PRINCIPAL } from '../processes/reference';

/** When the dossiers are received; the limit of the benchmark's procedure ends 15 working days later. */
export const RECEIVED_AT = instantOf('2025-06-10T08:00:00+07:00');
export const CLOSING = instantOf('2025-07-01T17:00:00+07:00');

const AT_ONCE = 32;
/** Received, transferred, assigned. */
const TO_THE_DESK = 3;

const requestOf = ({ type, data }: DossierCommand): CommandRequest => {
  const commandId = randomUUID();
  const ids = { commandId, correlationId: commandId, causationId: commandId };
  return { type, data, context: { principal: PRINCIPAL, isFreshId: true, isDryRun: false, ...ids } };
};

const appointed = (command: DossierCommand, appointment: Instant | undefined): DossierCommand =>
  command.type === 'Receive' && appointment
    ? { type: 'Receive', data: { ...command.data, appointment } }
    : command;

/**
 * Opens dossiers and brings each to an officer's desk; due at closing time, or when `dueAt` says.
 * @returns their numbers
 */
export const openDossiers = async (
  decisions: DossierDecisions,
  dossiers: number,
  dueAt: (index: number) => Instant | undefined,
): Promise<ReadonlySet<string>> => {
  const codes = new Set<string>();
  await inParallel([...Array(dossiers).keys()], AT_ONCE, async (index) => {
    const life = benchmarkLife({ seed: 1, index, now: RECEIVED_AT }).slice(0, TO_THE_DESK);
    const outcomes = await decisions.takeAll(
      life.map((command) => requestOf(appointed(command, dueAt(index)))),
    );
    const [opened] = outcomes;
    const refused = outcomes.find((outcome) => 'refused' in outcome);
    if (refused || !opened || 'refused' in opened)
      throw new Error(`A dossier of the benchmark was refused: ${JSON.stringify(refused)}`);
    codes.add(opened.code!);
  });
  return codes;
};
