import type { KnownFacts } from '../facts';
import type { Policy } from '../law';
import type { OpenedDossier } from '../state/dossier';
import { dayOf, type PlainDate, type Zone } from '@hoso/kernel';
import type { Duty } from './duty';

/** What the duties of a dossier depend on besides the dossier. */
export type DutyFacts = Pick<KnownFacts, 'calendar' | 'procedure'> & {
  readonly policy: Omit<Policy, 'superiors'>;
};

/** The duties of one kind, recorded or not. */
export type DutiesOfKind = (dossier: OpenedDossier, facts: DutyFacts) => readonly Duty[];

/** The day whose thresholds a dossier keeps: of its reception, before that of its filing. */
export const thresholdsDayOf = ({ reception, openedAt }: OpenedDossier, zone: Zone): PlainDate =>
  dayOf(reception?.at ?? openedAt, zone);
