import type { Level, ProcedureState, ProcedureVersion } from '@hoso/domain';
import { day, integer, json, nullable, orNull, text, type RowOf } from '../definition/column';
import { PROCEDURES } from '../definition/procedure-streams';
import { defineListProjection, type ListFold } from '../definition/projection';

const columns = {
  version: integer(),
  name: text(),
  field: text(),
  level: text<Level>(),
  validFrom: day(),
  validTo: orNull(day()),
  /** Number of the decision that publishes it, and its days; null while it is not published. */
  decision: orNull(text()),
  decidedOn: orNull(day()),
  publishedOn: orNull(day()),
  content: json<ProcedureVersion>(),
} as const;

export type ProcedureRow = RowOf<typeof columns>;

/** Few versions, seldom changed: made anew from the state. */
const asTheyStand: ListFold<ProcedureRow, object, ProcedureState> = (_, __, { after }) =>
  after.versions.map((content) => {
    const { version, name, field, level, validFrom, validTo } = content;
    const publication = after.publications[version];
    return {
      version,
      name,
      field,
      level,
      validFrom,
      validTo: nullable(validTo),
      decision: nullable(publication?.decision),
      decidedOn: nullable(publication?.decidedOn),
      publishedOn: nullable(publication?.publishedOn),
      content,
    };
  });

/** The catalogue of procedures: a row for each version, published or not. */
export const procedures = defineListProjection(PROCEDURES, {
  name: 'procedures',
  version: 1,
  columns,
  on: {
    ProcedureVersionAdopted: asTheyStand,
    ProcedurePublished: asTheyStand,
    ProcedureVersionEnded: asTheyStand,
  },
});
