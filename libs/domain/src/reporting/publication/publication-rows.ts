import type { PlainDate } from '@hoso/kernel';
import type { WorkingCalendar } from '../../calendar';
import { versionInForce, type Level, type ProcedureState, type ProcedureVersion } from '../../procedure';
import { publicationsOf } from './published-version';

/** A procedure that people could not find: in force without publication, or made public after its last day. */
export interface PublicationRow {
  readonly procedure: string;
  readonly version: number;
  readonly name: string;
  readonly field: string;
  readonly level: Level;
  readonly fault: 'unpublished' | 'published-late';
  readonly validFrom: PlainDate;
  readonly decidedOn: PlainDate | null;
  readonly publishBy: PlainDate | null;
  readonly publishedOn: PlainDate | null;
}

export interface PublicationPeriod {
  readonly calendar: WorkingCalendar;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const headOf = ({ code, version, name, field, level, validFrom }: ProcedureVersion) => ({
  procedure: code,
  ...{ version, name, field, level, validFrom },
});

const unpublished = (procedures: readonly ProcedureState[], to: PlainDate): readonly PublicationRow[] =>
  procedures.flatMap((procedure) => {
    const version = versionInForce(procedure, to);
    const publication = version && procedure.publications[version.version];
    if (!version || (publication && publication.publishedOn <= to)) return [];
    const dates = { decidedOn: publication?.decidedOn ?? null, publishBy: null, publishedOn: null };
    return [{ ...headOf(version), fault: 'unpublished' as const, ...dates }];
  });

const late = (procedures: readonly ProcedureState[], { calendar, from, to }: PublicationPeriod) =>
  publicationsOf(procedures, calendar)
    .filter(
      ({ publication: { publishedOn }, publishBy }) =>
        from <= publishedOn && publishedOn <= to && publishedOn > publishBy,
    )
    .map(({ version, publication: { decidedOn, publishedOn }, publishBy }): PublicationRow => ({
      ...headOf(version),
      fault: 'published-late',
      ...{ decidedOn, publishBy, publishedOn },
    }));

/** In force at the period's end but unpublished, or made public in the period after the last day for it. */
export const publicationRows = (
  procedures: readonly ProcedureState[],
  period: PublicationPeriod,
): readonly PublicationRow[] => [...unpublished(procedures, period.to), ...late(procedures, period)];
