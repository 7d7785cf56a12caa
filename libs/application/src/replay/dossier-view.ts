import { allowedActions, type DossierCommandType, type OpenedDossier } from '@hoso/domain';

/** A dossier as it is shown: its state without what only the engine needs. */
export interface DossierView extends Omit<OpenedDossier, 'opened' | 'undoable' | 'importedSteps' | 'ledger'> {
  readonly allowedActions: readonly DossierCommandType[];
}

/** The members that the story of a dossier is told by. */
export const toldOf = ({ opened: _, undoable: _u, importedSteps: _i, ledger, ...told }: OpenedDossier) => ({
  ...told,
  clock: ledger.open,
});

export const viewOf = (dossier: OpenedDossier): DossierView => {
  const { opened: _, undoable: _u, importedSteps: _i, ledger: _l, ...view } = dossier;
  return { ...view, allowedActions: allowedActions(dossier) };
};
