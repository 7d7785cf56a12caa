import { epochMs, instantFromMs, type Clock } from '@hoso/kernel';
import type { DueWork, Settlement } from '@hoso/processes';
import type { AlertCommandData } from './alert-work';
import type { EngineCommands } from './engine-commands';

const RETRY_MS = 5_000;

/** Gives the command of a piece of work. What is not yet so (raised, due) is asked for again; everything else that is refused has been overtaken. */
export const carryOutCommand = async (
  { data }: DueWork,
  { commands, clock }: { readonly commands: EngineCommands; readonly clock: Clock },
): Promise<Settlement> => {
  const { id, command } = data as AlertCommandData;
  const outcome = await commands.give(id, command);
  if (!('refused' in outcome)) return { kind: 'done' };
  if (outcome.refused === 'alert-unknown')
    throw new Error(`${command.type}: the alert ${id} has not been raised`);
  if (outcome.refused !== 'answer-not-due') return { kind: 'done' };
  const soon = instantFromMs(epochMs(clock.now()) + RETRY_MS);
  return { kind: 'later', dueAt: soon, reason: outcome.refused };
};
