import { CaseDecisions } from './case-decisions';
import type { DossierCase } from './dossier-case';

/** The one place where commands about dossiers are carried out; a class, so that it can be asked for by type. */
export class DossierDecisions extends CaseDecisions<DossierCase> {}
