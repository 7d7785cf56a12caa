import type { PlainDate } from '@hoso/kernel';
import { nthWorkingDay, type WorkingCalendar } from '../../calendar';
import type { Level, ProcedureState, ProcedureVersion, Publication } from '../../procedure';

/** A version with its publication and the last day on which it had to be made public. */
export interface PublishedVersion {
  readonly version: ProcedureVersion;
  readonly publication: Publication;
  readonly publishBy: PlainDate;
}

/** Working days after the decision in which it is made public: 10 for a ministry, else 5 (QĐ 766/QĐ-TTg item 1.2). */
const PUBLISHED_WITHIN: Readonly<Record<Level, number>> = {
  ministry: 10,
  province: 5,
  district: 5,
  commune: 5,
};

export const publicationsOf = (
  procedures: readonly ProcedureState[],
  calendar: WorkingCalendar,
): readonly PublishedVersion[] =>
  procedures.flatMap(({ versions, publications }) =>
    versions.flatMap((version) => {
      const publication = publications[version.version];
      if (!publication) return [];
      const publishBy = nthWorkingDay(calendar, publication.decidedOn, PUBLISHED_WITHIN[version.level]);
      return [{ version, publication, publishBy }];
    }),
  );
