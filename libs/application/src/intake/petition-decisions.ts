import { CaseDecisions } from './case-decisions';
import type { PetitionCase } from './petition-case';

/** The one place where commands about petitions are carried out; a class, so that it can be asked for by type. */
export class PetitionDecisions extends CaseDecisions<PetitionCase> {}
