import type { Instant } from '@hoso/kernel';
import { reusesAt } from '../components-at';
import type { ReportFacts } from '../facts/report-facts';
import type { Options766 } from './targets';

/** Whether any dossier at all tells such things: where none ever did, they are not recorded, which is not 0. */
export interface ToldOfCitizens {
  /** A component from the citizen's store. */
  readonly store: boolean;
  /** A verification, or a component from the citizen's store or the population database. */
  readonly population: boolean;
}

/** Whether a component comes from the citizen's store at the portal (*DuocLayTuKhoDMQG* 1). */
export const isFromStore = (facts: ReportFacts, moment: Instant): boolean =>
  reusesAt(facts, moment).some(({ source }) => source === 'citizen-store');

/**
 * Whether data of the population database were used: by an account that VNeID has verified
 * (*TaiKhoanDuocXacThucVoiVNeID* 1), or for a component from the citizen's store or from that database (*MaCSDL*).
 */
export const usesPopulationData = (
  facts: ReportFacts,
  moment: Instant,
  { populationDatabases }: Options766,
): boolean =>
  facts.verifiedByVneid === true ||
  isFromStore(facts, moment) ||
  reusesAt(facts, moment).some(
    ({ database }) => database !== undefined && populationDatabases.includes(database),
  );
