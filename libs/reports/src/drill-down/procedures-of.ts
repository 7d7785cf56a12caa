import {
  publicationsOf,
  type Level,
  type ProcedureState,
  type PublishedVersion,
  type WorkingCalendar,
} from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import { calendarOf, proceduresIn } from '../kinds/procedures-in';
import type { Making, ProcedureDrillDown } from '../kinds/report-kind';
import type { CasePageRequest } from './dossiers-of';

/** A version with the days by which its publication is judged; null where there is none. */
interface DrilledVersion {
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly decision: string | null;
  readonly decidedOn: PlainDate | null;
  readonly publishBy: PlainDate | null;
  readonly publishedOn: PlainDate | null;
  /** Whether it is offered online. */
  readonly online: boolean;
}

/** A procedure behind a figure, as its last version names it. */
export interface DrilledProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: Level;
  /** In the order of adoption. */
  readonly versions: readonly DrilledVersion[];
  /** Address of the procedure as it stands now. */
  readonly procedure: string;
}

const UNPUBLISHED = { decision: null, decidedOn: null, publishBy: null, publishedOn: null };

const publicationOf = (found: PublishedVersion | undefined) => {
  if (!found) return UNPUBLISHED;
  const { decision, decidedOn, publishedOn } = found.publication;
  return { decision, decidedOn, publishBy: found.publishBy, publishedOn };
};

const versionsOf = (state: ProcedureState, calendar: WorkingCalendar): readonly DrilledVersion[] => {
  const published = publicationsOf([state], calendar);
  return state.versions.map((content) => ({
    ...{ version: content.version, validFrom: content.validFrom, validTo: content.validTo ?? null },
    ...publicationOf(published.find(({ version }) => version === content)),
    online: content.limits.online !== undefined,
  }));
};

const procedureOf = (state: ProcedureState, calendar: WorkingCalendar): DrilledProcedure => {
  const { code, name, field, level } = state.versions.at(-1)!;
  return {
    ...{ code, name, field, level, versions: versionsOf(state, calendar) },
    procedure: `/v1/procedures/${encodeURIComponent(code)}`,
  };
};

/** One page of the procedures behind a figure. */
export const proceduresOf = async (
  drillDown: ProcedureDrillDown,
  { column, cursor = '', limit }: CasePageRequest,
  making: Making,
) => {
  const figuresOf = await drillDown.ruleFor(making);
  const calendar = calendarOf(making);
  const found = ((await proceduresIn(making)) ?? [])
    .map((state) => ({ state, code: state.versions.at(-1)?.code ?? '' }))
    .filter(({ state, code }) => code > cursor && figuresOf(state).includes(column))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  const rows = found.slice(0, limit).map(({ state }) => procedureOf(state, calendar));
  return { rows, next: found.length > limit ? rows.at(-1)!.code : null };
};
