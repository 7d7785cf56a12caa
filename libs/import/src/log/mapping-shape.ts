import { CHANNELS, LEVELS } from '@hoso/domain';
import { calendarShape } from './calendar-shape';
import { day, listOf, mapOf, object, oneOf, optional, text, type Shape } from './json-shape';
import type { LogColumns, MappedUnit, Mapping } from './mapping';
import { procedureShape } from './procedure-shape';

const columns = object<LogColumns>({
  caseId: text,
  activity: text,
  timestamp: text,
  eventId: optional(text),
  resource: optional(text),
  group: optional(text),
  channel: optional(text),
  start: optional(text),
  end: optional(text),
  deadline: optional(text),
});

const unit = object<MappedUnit>({
  id: text,
  name: text,
  level: oneOf(LEVELS),
  validFrom: day,
  groups: listOf(text),
});

/** The fields of a mapping, each judged alone. */
export const mappingShape: Shape<Mapping> = object<Mapping>({
  name: text,
  description: text,
  columns,
  emptyValues: listOf(text),
  channels: mapOf(oneOf(CHANNELS)),
  defaultChannel: optional(oneOf(CHANNELS)),
  applicant: object<Mapping['applicant']>({ kind: oneOf(['person', 'organisation']), name: text }),
  procedure: procedureShape,
  receivingUnit: text,
  units: listOf(unit),
  officers: object<Mapping['officers']>({ position: text, validFrom: day }),
  calendar: calendarShape,
});
