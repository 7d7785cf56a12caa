import type { Instant } from '@hoso/kernel';
import { chargeAt, heirOf, type Charge, type DossierEvents } from '../dossier';
import type { DossierFact, DossierWatch } from './watch';

const inChargeAt = (moment: Instant, watch: DossierWatch): Charge =>
  chargeAt(moment, watch.former ?? [], watch);

/** A unit that has ended since cannot answer: whoever has its work does. */
const asOfNow = ({ unit, officer }: Charge, { rehomings = [] }: DossierWatch, since: Instant): Charge => ({
  unit: heirOf(unit, rehomings, { since }),
  ...(officer !== undefined && { officer }),
});

/** Another unit’s step is not the officer’s who has the dossier. */
const inStep = ({ unit, officer }: Charge, charge: Charge): Charge =>
  officer === undefined && charge.unit === unit
    ? charge
    : { unit, ...(officer !== undefined && { officer }) };

interface AboutBreach {
  readonly breach: Instant;
}

/** The head who owes the explanation, and the officer whose lateness it is where that is of the same unit. */
const explaining = ({ breach }: AboutBreach, watch: DossierWatch): Charge => {
  const charge = inChargeAt(breach, watch);
  const unit = watch.explaining?.[breach] ?? charge.unit;
  const heir = asOfNow({ unit }, watch, breach);
  const late = asOfNow(charge, watch, breach);
  return late.unit === heir.unit ? late : heir;
};

type Answering = {
  readonly [Type in keyof DossierEvents]?: (data: DossierEvents[Type], watch: DossierWatch) => Charge;
};

const ANSWERING: Answering = {
  OverdueRecorded: (data, watch) => asOfNow(data, watch, data.moment),
  StepOverdueRecorded: (data, watch) =>
    asOfNow(inStep(data, inChargeAt(data.moment, watch)), watch, data.moment),
  ReappointmentMissedRecorded: (data, watch) => asOfNow(data, watch, data.moment),
  ApologyBreachRecorded: ({ moment }, watch) => asOfNow(inChargeAt(moment, watch), watch, moment),
  ExplanationRequired: explaining,
  ExplanationReturned: explaining,
  ExplanationLateRecorded: explaining,
  RemedyOverdueRecorded: explaining,
  ReceptionUnansweredRecorded: (_, { receivingUnit }) => ({ unit: receivingUnit }),
};

const inChargeNow = ({ unit, officer }: DossierWatch): Charge => ({
  unit,
  ...(officer !== undefined && { officer }),
});

/**
 * Who answers an alert. For a breach it is whoever was in charge at its moment, also when it was recorded long after; a
 * successor answers for a unit that has ended. What somebody can still do is for whoever has the dossier now.
 */
export const responsible = ({ event }: DossierFact, watch: DossierWatch): Charge => {
  const answering = ANSWERING[event.type] as ((data: unknown, watch: DossierWatch) => Charge) | undefined;
  return answering?.(event.data, watch) ?? inChargeNow(watch);
};
