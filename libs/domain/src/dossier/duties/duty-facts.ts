import type { KnownFacts } from '../facts';
import type { OpenedDossier } from '../state/dossier';
import type { Duty } from './duty';

/** What the duties of a dossier depend on besides the dossier. */
export type DutyFacts = Pick<KnownFacts, 'calendar' | 'policy' | 'procedure'>;

/** The duties of one kind, recorded or not. */
export type DutiesOfKind = (dossier: OpenedDossier, facts: DutyFacts) => readonly Duty[];
