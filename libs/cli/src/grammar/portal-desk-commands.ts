import type { Command } from 'commander';
import type { PortalQuestionsOptions } from '../commands/portal-questions';
import type { PortalRatingsOptions } from '../commands/portal-ratings';
import type { EngineOptions } from '../session';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** What passes with the portal besides dossiers. */
export const registerPortalDesk = (portal: Command, speaking: Speaking): void => {
  withEngines(
    portal.command('procedures').description('compare the published procedures with those in force here'),
  ).action(async (options: EngineOptions & Json) => {
    const { portalProcedures } = await import('../commands/portal-procedures.js');
    if (!(await portalProcedures(options, outsideOf(speaking, options)))) speaking.end(1);
  });

  withEngines(portal.command('ratings').description('each month’s ratings, and whether the portal has them'))
    .option(
      '--month <month>',
      'this month, such as 2025-06; without it, the three that are told by themselves',
    )
    .option('--send', 'tell now what the portal is to have and does not')
    .action(async (options: PortalRatingsOptions & Json) => {
      const { portalRatings } = await import('../commands/portal-ratings.js');
      if (!(await portalRatings(options, outsideOf(speaking, options)))) speaking.end(1);
    });

  withEngines(
    portal.command('questions').description('citizens’ questions from the portal and how they stand'),
  )
    .option(
      '--state <state>',
      'list those in this state only: open, answered, delivered, refused or answered-elsewhere',
    )
    .action(async (options: PortalQuestionsOptions & Json) => {
      const { portalQuestions } = await import('../commands/portal-questions.js');
      await portalQuestions(options, outsideOf(speaking, options));
    });
};
