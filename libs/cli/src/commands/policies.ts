import { policiesOn } from '@hoso/domain';
import { dayOf, VIETNAM } from '@hoso/kernel';
import { momentOrDayOf } from '../moments';
import { policyLines } from '../policy-lines';
import { withApplication, type EngineOptions, type Outside } from '../session';
import { answer } from '../terminal';

export interface PoliciesOptions extends EngineOptions {
  /** A moment or a day; now when absent. */
  readonly at?: string;
}

/**
 * `hoso policies`: the thresholds and time limits in force, and every version that the log holds.
 * @throws UsageError before anything is opened
 */
export const policies = ({ at, ...options }: PoliciesOptions, outside: Outside): Promise<void> => {
  const asked = at === undefined ? undefined : momentOrDayOf(at, '--at');
  return withApplication(options, outside, ({ ports: { reference, clock } }) => {
    const told = policiesOn(reference.policies, dayOf(asked ?? clock.now(), VIETNAM));
    answer(outside.terminal, told, () => policyLines(told));
    return Promise.resolve();
  });
};
