import type { ProcedureState } from '@hoso/domain';
import { json, type RowOf } from '../../definition/column';
import { PROCEDURES } from '../../definition/procedure-streams';
import { defineListProjection, type ListFold } from '../../definition/projection';
import { endedBy, versionColumns, versionFrom } from '../../definition/versioned';

const columns = { ...versionColumns, state: json<ProcedureState>() } as const;

export type ReportProcedureRow = RowOf<typeof columns>;

const asState: ListFold<ReportProcedureRow, object, ProcedureState> = (rows, event, { after }) => [
  ...rows.slice(0, -1),
  ...rows.slice(-1).map((last) => endedBy(last, event)),
  { ...versionFrom(event), state: after },
];

/** Procedures with their publications, as they had been recorded at any position of the log. */
export const reportProcedures = defineListProjection(PROCEDURES, {
  name: 'report_procedures',
  version: 1,
  columns,
  on: { ProcedureVersionAdopted: asState, ProcedurePublished: asState, ProcedureVersionEnded: asState },
});
