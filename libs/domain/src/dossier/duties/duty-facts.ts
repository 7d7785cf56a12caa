import type { KnownFacts } from '../facts';

/** What the duties of a dossier depend on besides the dossier. */
export type DutyFacts = Pick<KnownFacts, 'calendar' | 'policy' | 'procedure'>;
