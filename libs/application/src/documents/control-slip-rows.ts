import type { ControlSlipRow } from '@hoso/documents';
import { dayOf, type Instant } from '@hoso/kernel';
import { effective, isOf } from './occasions';
import { localDay, officerName, stepName, unitName, type Occasion, type Scene } from './scene';

type Row = ControlSlipRow;

const timeliness = (isLate: boolean): 'on-time' | 'late' => (isLate ? 'late' : 'on-time');

/** Early: on an earlier local day than it was due; late: after the due instant. */
const resultOf = (isLate: boolean, { event, after }: Occasion, { zone }: Scene): Row['result'] => {
  const dueAt: Instant | undefined = after.due?.statutory;
  if (!isLate && dueAt && dayOf(event.at, zone) < dayOf(dueAt, zone)) return 'early';
  return timeliness(isLate);
};

/** Who has the dossier: the official on whose desk it lies, else the unit. */
const holderOf = (scene: Scene, occasion: Occasion): string => {
  const { unit, officer } = occasion.after.handling;
  return officer === undefined
    ? unitName(scene, unit)
    : officerName(scene, { unit, officer, day: localDay(scene, occasion) });
};

type Between = Pick<Row, 'giver' | 'receiver'> & Partial<Row>;

const withinUnit = (scene: Scene, occasion: Occasion): Between | undefined => {
  if (isOf(occasion, 'DossierTransferred')) {
    const { from, to, late } = occasion.event.data;
    return { giver: unitName(scene, from), receiver: unitName(scene, to), result: timeliness(late) };
  }
  if (isOf(occasion, 'DossierRehomed')) {
    const { from, to, legalBasis } = occasion.event.data;
    return { giver: unitName(scene, from), receiver: unitName(scene, to), note: legalBasis };
  }
  if (isOf(occasion, 'OfficerAssigned')) {
    const { unit, officer, previousOfficer } = occasion.event.data;
    const day = localDay(scene, occasion);
    const name = (id: string) => officerName(scene, { unit, officer: id, day });
    return {
      giver: previousOfficer ? name(previousOfficer) : unitName(scene, unit),
      receiver: name(officer),
    };
  }
  if (!isOf(occasion, 'StepStarted')) return undefined;
  const { unit, officer, step } = occasion.event.data;
  const day = localDay(scene, occasion);
  const receiver = officer ? officerName(scene, { unit, officer, day }) : unitName(scene, unit);
  return { giver: holderOf(scene, occasion), receiver, note: stepName(scene, step) };
};

const betweenAgencies = (scene: Scene, occasion: Occasion): Between | undefined => {
  const holder = holderOf(scene, occasion);
  if (isOf(occasion, 'HandedOver'))
    return { giver: holder, receiver: unitName(scene, occasion.event.data.agency) };
  if (isOf(occasion, 'TakenBack')) {
    const { agency, late } = occasion.event.data;
    return { giver: unitName(scene, agency), receiver: holder, result: timeliness(late) };
  }
  if (!isOf(occasion, 'ResultIssued', 'FoundIneligible')) return undefined;
  const receiver = unitName(scene, occasion.after.receivingUnit);
  const result = resultOf(occasion.event.data.late, occasion, scene);
  return { giver: holder, receiver, ...(result && { result }) };
};

/** Every hand-over of the dossier, in the order in which it happened. */
export const controlSlipRows = (scene: Scene): readonly Row[] =>
  effective(scene.history).flatMap((replayed) => {
    const between = withinUnit(scene, replayed) ?? betweenAgencies(scene, replayed);
    return between ? [{ ...between, at: replayed.event.at }] : [];
  });

/** The agencies that had a part in it. */
export const coordinatingAgencies = (scene: Scene): readonly string[] => {
  const agencies = effective(scene.history).flatMap((replayed) =>
    isOf(replayed, 'HandedOver', 'OpinionRequested') ? [replayed.event.data.agency] : [],
  );
  return [...new Set(agencies)].map((agency) => unitName(scene, agency));
};
