import type { LetterFacts, Signer } from '@hoso/documents';
import {
  activeOfficer,
  type Applicant,
  type OpenedDossier,
  type ProcedureVersion,
  type UnitDirectory,
} from '@hoso/domain';
import { dayOf, type Actor, type PlainDate, type Zone } from '@hoso/kernel';
import type { ReplayedEvent } from '../replay/dossier-reader';

/** What has been looked up about a dossier before a letter is composed. */
export interface Scene {
  readonly code: string;
  /** All events, the one that the letter is about among them, or behind them in a draft. */
  readonly history: readonly ReplayedEvent[];
  readonly procedure: ProcedureVersion | undefined;
  readonly units: UnitDirectory;
  readonly zone: Zone;
  /** Absent for callers who may not see persons, and for a person who was erased. */
  readonly applicant: Applicant | undefined;
  readonly isDraft: boolean;
}

/** The event that a letter is about. */
export type Occasion = Pick<ReplayedEvent, 'event' | 'actor' | 'after'>;

/** Units and officials under the names that they bear, or their codes where they are not known. */
export const unitName = ({ units }: Scene, id: string): string => units.get(id)?.name ?? id;

interface Post {
  readonly unit: string;
  readonly officer: string;
  readonly day: PlainDate;
}

const termOf = ({ units }: Scene, { unit, officer, day }: Post) => {
  const known = units.get(unit);
  return known && activeOfficer(known, officer, day);
};

export const officerName = (scene: Scene, post: Post): string => termOf(scene, post)?.name ?? post.officer;

export const componentName = ({ procedure }: Scene, code: string): string =>
  procedure?.components.find((component) => component.code === code)?.name ?? code;

export const stepName = ({ procedure }: Scene, code: string): string =>
  procedure?.steps.find((step) => step.code === code)?.name ?? code;

/** Who acted, where that was an official of a unit and not a program; a draft is signed by a head or by nobody yet. */
export const signerOf = (scene: Scene, { id, unit }: Actor, day: PlainDate): Signer | undefined => {
  const term = unit === undefined ? undefined : termOf(scene, { unit, officer: id, day });
  if (!term || (scene.isDraft && !term.head)) return undefined;
  return { position: term.position, name: term.name };
};

export const localDay = ({ zone }: Scene, { event }: Occasion): PlainDate => dayOf(event.at, zone);

const procedureOf = ({ procedure }: Scene, { rules }: OpenedDossier) => ({
  code: rules.procedure.code,
  name: procedure?.name ?? rules.procedure.code,
});

/** What all letters say alike; `unit` is the one that gives the letter out. */
export const commonFacts = (scene: Scene, occasion: Occasion, unit: string): LetterFacts => {
  const day = localDay(scene, occasion);
  const signer = signerOf(scene, occasion.actor, day);
  return {
    code: scene.code,
    regime: occasion.after.rules.regime,
    procedure: procedureOf(scene, occasion.after),
    applicant: scene.applicant ?? {},
    agency: unitName(scene, unit),
    day,
    zone: scene.zone,
    ...(signer && { signer }),
    ...(scene.isDraft && { isDraft: true }),
  };
};
