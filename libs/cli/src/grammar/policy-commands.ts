import type { Command } from 'commander';
import type { PoliciesOptions } from '../commands/policies';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** What the law leaves open to an authority. */
export const registerPolicies = (program: Command, speaking: Speaking): void => {
  withEngines(
    program.command('policies').description('thresholds and time limits in force, and their versions'),
  )
    .option('--at <moment>', 'when: a moment or a day; now by default')
    .action(async (options: PoliciesOptions & Json) => {
      const { policies } = await import('../commands/policies.js');
      await policies(options, outsideOf(speaking, options));
    });
};
