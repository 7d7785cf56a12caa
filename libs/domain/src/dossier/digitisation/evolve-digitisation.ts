import type { ApplicantEvents } from '../events/applicant-events';
import type { Evolutions } from '../evolution';
import type { Components } from '../state/components';
import type { OpenedDossier } from '../state/dossier';

/** The event that may still be neutralised, once `filed` rests on nothing of it: it is not lost with that event. */
const undoableWith = ({ undoable }: OpenedDossier, filed: Components): OpenedDossier['undoable'] =>
  undoable?.before.components && {
    ...undoable,
    before: { ...undoable.before, components: { ...undoable.before.components, ...filed } },
  };

const file = (dossier: OpenedDossier, filed: Components): OpenedDossier => ({
  ...dossier,
  components: { ...dossier.components, ...filed },
  undoable: undoableWith(dossier, filed) ?? dossier.undoable,
});

export const evolveDigitisation: Evolutions<Pick<ApplicantEvents, 'ComponentDigitised' | 'ComponentReused'>> =
  {
    ComponentDigitised: (dossier, { component }) => file(dossier, { [component]: 'digitised' }),
    ComponentReused: (dossier, { component }) => file(dossier, { [component]: 'reused' }),
  };
