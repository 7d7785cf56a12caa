import type { ApplicantEvents } from '../events/applicant-events';
import type { Evolutions } from '../evolution';

export const evolveDigitisation: Evolutions<Pick<ApplicantEvents, 'ComponentDigitised' | 'ComponentReused'>> =
  {
    ComponentDigitised: (dossier, { component }) => ({
      ...dossier,
      components: { ...dossier.components, [component]: 'digitised' },
    }),
    ComponentReused: (dossier, { component }) => ({
      ...dossier,
      components: { ...dossier.components, [component]: 'reused' },
    }),
  };
