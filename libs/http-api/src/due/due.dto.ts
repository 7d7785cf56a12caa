import { Form, OneOf, Optional, Text } from '../shape/fields';
import { LENGTHS, LIMIT_UNITS } from '../dossier/lengths';

export class DueQueryDto {
  /** ISO 8601; without an offset it is local time of the calendar. */
  @Text(40) readonly received!: string;
  @Form(/^\d{1,5}(\.\d{1,6})?$/, 'a number of 0 to 10000; fractions for working hours only')
  readonly limit!: string;
  @OneOf(LIMIT_UNITS) readonly unit!: (typeof LIMIT_UNITS)[number];
  @Optional() @Form(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time, HH:mm') readonly cutOff?: string;
  /** Region of the calendar; the engine's own where it is left out. */
  @Optional() @Text(LENGTHS.code) readonly region?: string;
}
