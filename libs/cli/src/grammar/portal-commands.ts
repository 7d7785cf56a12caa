import type { Command } from 'commander';
import type { PortalDecisionOptions, PortalStatusOptions } from '../commands/portal';
import { registerPortalDesk } from './portal-desk-commands';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

const aboutDossiers = (command: Command): Command =>
  withEngines(command)
    .option('--code <code>', 'one dossier')
    .option('--all', 'all that wait')
    .option('--unit <unit>', 'with --all: only those in charge of this unit')
    .option('--reason <text>', 'why, for the record');

/** The national portal; libs are loaded only when a command is called. */
export const registerPortal = (program: Command, speaking: Speaking): void => {
  const portal = program.command('portal').description('how dossiers stand at the national portal');

  withEngines(portal.command('status').description('how many stand where, and which'))
    .option('--state <state>', 'list those in this state: in-step, waiting, unsure, parked, held or differs')
    .option('--unit <unit>', 'list those in charge of this unit')
    .action(async (options: PortalStatusOptions & Json) => {
      const { portalStatus } = await import('../commands/portal.js');
      await portalStatus(options, outsideOf(speaking, options));
    });

  aboutDossiers(
    portal
      .command('retry')
      .description('decide about messages that wait for a person, or hasten one with --code'),
  )
    .option('--decision <decision>', 'resend (the default), or treat-as-delivered with --code')
    .action(async (options: PortalDecisionOptions & Json) => {
      const { portalRetry } = await import('../commands/portal.js');
      if (!(await portalRetry(options, outsideOf(speaking, options)))) speaking.end(1);
    });

  aboutDossiers(portal.command('order').description('let imported history go to the portal')).action(
    async (options: PortalDecisionOptions & Json) => {
      const { portalOrder } = await import('../commands/portal.js');
      if (!(await portalOrder(options, outsideOf(speaking, options)))) speaking.end(1);
    },
  );

  registerPortalDesk(portal, speaking);
};
