import type { ArrivedComponent, HeldDueDate } from './report-facts';
import { standing } from './standing';
import type { Told } from './told';

/** The due dates, each with the business time from which it held. */
export const duesAfter = (held: readonly HeldDueDate[], told: Told): readonly HeldDueDate[] => {
  const dues = standing(held, told);
  const { due } = told.after;
  const last = dues.at(-1);
  if (!due || (last?.statutory === due.statutory && last.current === due.current)) return dues;
  const { statutory, current } = due;
  return [...dues, { since: told.event.at, statutory, current, revision: told.revision }];
};

const lastCame = (arrivals: readonly ArrivedComponent[], code: string) =>
  arrivals.findLast(({ component }) => component === code)?.came;

/** The components, each with the business time at which it came in. */
export const arrivalsAfter = (
  arrived: readonly ArrivedComponent[],
  told: Told,
): readonly ArrivedComponent[] => {
  const arrivals = standing(arrived, told);
  const { at } = told.event;
  const more = Object.entries(told.after.components)
    .filter(([component, came]) => lastCame(arrivals, component) !== came)
    .map(([component, came]): ArrivedComponent => ({ component, came, at, revision: told.revision }));
  return more.length === 0 ? arrivals : [...arrivals, ...more];
};
