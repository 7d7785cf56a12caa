import { allowedActions, isClockCommand, type DossierCommandType, type OpenedDossier } from '@hoso/domain';

const ENGINE_ONLY = [
  'opened',
  'undoable',
  'importedSteps',
  'ledger',
  'formerCharges',
  'watch',
  'dueCourse',
] as const;
type EngineOnly = (typeof ENGINE_ONLY)[number];
type Shown = Omit<OpenedDossier, EngineOnly>;

const shown = (dossier: OpenedDossier): Shown =>
  Object.fromEntries(
    Object.entries(dossier).filter(([member]) => !(ENGINE_ONLY as readonly string[]).includes(member)),
  ) as unknown as Shown;

const ABOUT_BREACHES: ReadonlySet<DossierCommandType> = new Set([
  'ExplainLateness',
  'AcceptExplanation',
  'ReturnExplanation',
  'CompleteRemedy',
] as const);

const isForPeople = (type: DossierCommandType, { explanations }: OpenedDossier): boolean =>
  !isClockCommand(type) &&
  (!ABOUT_BREACHES.has(type) || Object.values(explanations).some(({ lifted }) => !lifted));

/** A dossier as it is shown: its state without what only the engine needs. */
export interface DossierView extends Shown {
  /** Those that the phase allows to people, about a breach only where there is one; the clock's are nobody else's. */
  readonly allowedActions: readonly DossierCommandType[];
}

/** The members that the story of a dossier is told by. */
export const toldOf = (dossier: OpenedDossier) => ({ ...shown(dossier), clock: dossier.ledger.open });

export const viewOf = (dossier: OpenedDossier): DossierView => ({
  ...shown(dossier),
  allowedActions: allowedActions(dossier).filter((type) => isForPeople(type, dossier)),
});
