import type { Personal } from '@hoso/kernel';
import { event, type KnownPetitionFacts, type OpeningPetitionSlice } from '../facts';
import { dueFrom } from '../guards/limits';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import type { IntakeChannel, Nature, Petitioner } from '../vocabulary';

export interface SubmitPetition {
  readonly channel: IntakeChannel;
  /** The unit that receives petitions. */
  readonly unit: string;
  readonly nature: Nature;
  readonly petitioner: Personal<Petitioner>;
  readonly content: Personal<string>;
  /** The number of the dossier that it is about. */
  readonly dossier?: string;
}

/** `<unit>-<yyMMdd>-<serial>`; of numbers of other systems no more is known than that they are of this form. */
const DOSSIER_CODE = /^[A-Z0-9][A-Z0-9.]{0,30}-\d{6}-\d{4,6}$/;

/** Complaints and denunciations are no petitions (NĐ 20/2008/NĐ-CP art. 1): each has a law of its own. */
export const refuseOtherLaw = (nature: Nature) => {
  if (nature === 'complaint')
    return refuse('complaint-not-petition', { nature, governedBy: 'Luật Khiếu nại 2011' });
  if (nature === 'denunciation')
    return refuse('denunciation-not-petition', { nature, governedBy: 'Luật Tố cáo 2018' });
  return undefined;
};

const refuseChannel = (channel: IntakeChannel, { actor }: KnownPetitionFacts) => {
  const bySystem = actor.role === 'service' || actor.role === 'import';
  return channel === 'portal' && !bySystem
    ? refuse('channel-not-keyed-in', { channel, role: actor.role })
    : undefined;
};

const refuseDossier = (dossier: string | undefined, { isDossierKnown }: KnownPetitionFacts) => {
  if (dossier === undefined) return undefined;
  if (!DOSSIER_CODE.test(dossier))
    return refuse('dossier-code-malformed', { expected: '<unit>-<yyMMdd>-<serial>' });
  return isDossierKnown ? undefined : refuse('dossier-unknown', { dossier });
};

/** A citizen or enterprise writes in, or a clerk keys in what came on paper, by phone or by e-mail. */
export const submitPetition: OpeningPetitionSlice<SubmitPetition> = {
  from: [],
  opens: true,
  decide: ({ channel, unit, nature, dossier, ...personal }, _, facts) => {
    const no =
      refuseOtherLaw(nature) ??
      refuseChannel(channel, facts) ??
      refuseDossier(dossier, facts) ??
      refuseUnit(unit, facts);
    if (no) return no;
    const opening = { code: facts.code, channel, receivingUnit: unit, nature, ...personal };
    const { region, version } = facts.calendar;
    const data = {
      opening: dossier === undefined ? opening : { ...opening, dossier },
      rules: { policy: facts.policy.version, calendar: { region, version } },
      due: dueFrom(facts),
    };
    return [event('PetitionSubmitted', data, facts)];
  },
};
