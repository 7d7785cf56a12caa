import { LEVELS, type ProcedureVersion } from '@hoso/domain';
import { limitShape, timeOfDay } from './calendar-shape';
import {
  checked,
  day,
  flag,
  listOf,
  numberFrom,
  object,
  oneOf,
  optional,
  text,
  wholeFrom,
} from './json-shape';

type Parts = Pick<ProcedureVersion, 'steps' | 'components' | 'fees'>;

const steps = listOf(object<Parts['steps'][number]>({ code: text, name: text, shareOfLimit: numberFrom(0) }));

const components = listOf(
  object<Parts['components'][number]>({
    code: text,
    name: text,
    required: flag,
    obtainableFrom: optional(text),
    presentedOnly: optional(checked<true>('true', (value) => value === true)),
  }),
);

const fees = listOf(object<Parts['fees'][number]>({ code: text, name: text, amountVnd: wholeFrom(0) }));

/** A procedure as the domain knows it, written as JSON. */
export const procedureShape = object<ProcedureVersion>({
  code: text,
  version: wholeFrom(1),
  validFrom: day,
  validTo: optional(day),
  name: text,
  field: text,
  level: oneOf(LEVELS),
  limits: object<ProcedureVersion['limits']>({
    direct: optional(limitShape),
    online: optional(limitShape),
    postal: optional(limitShape),
  }),
  steps,
  components,
  fees,
  result: object<ProcedureVersion['result']>({ name: text, document: flag }),
  interlinked: flag,
  opinionPausesClock: flag,
  supplementClock: oneOf(['RESET', 'PAUSE']),
  supplementAnswerWithin: limitShape,
  extension: optional(
    object<NonNullable<ProcedureVersion['extension']>>({
      legalBasis: text,
      maximum: numberFrom(0),
      times: wholeFrom(1),
    }),
  ),
  cutOff: optional(timeOfDay),
  illustrative: listOf(text),
});
