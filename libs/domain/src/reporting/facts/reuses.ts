import type { DossierEvent, Reuse } from '../../dossier';
import { known } from '../../dossier/facts';
import type { ReusedComponent } from './report-facts';
import { standing } from './standing';
import type { Told } from './told';

type Taken = Reuse & { readonly component: string };

const takenIn = ({ type, data }: DossierEvent): readonly Taken[] => {
  if (type === 'ComponentReused') return [data];
  if (!('components' in data)) return [];
  return data.components.flatMap(({ component, reused }) => (reused ? [{ component, ...reused }] : []));
};

/** No more of a reference than its first words: what follows leads to the person. */
const nameIn = (reference: string): string | undefined =>
  /^[^\d:/]+/.exec(reference)?.[0].trim() || undefined;

const databaseOf = ({ component, source, reference }: Taken, { procedure }: Told): string | undefined => {
  if (source !== 'shared-database') return undefined;
  const listed = procedure?.components.find(({ code }) => code === component);
  return listed?.obtainableFrom ?? nameIn(reference);
};

/** What was taken from where the state has it already; what a neutralised event brought was not. */
export const reusesAfter = (before: readonly ReusedComponent[], told: Told): readonly ReusedComponent[] => {
  const { event, revision } = told;
  const reuses = standing(before, told);
  const more = takenIn(event).map((taken): ReusedComponent => {
    const { component, source } = taken;
    return known({ component, source, database: databaseOf(taken, told), at: event.at, revision });
  });
  return more.length === 0 ? reuses : [...reuses, ...more];
};
