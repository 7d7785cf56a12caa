import { Form, OneOf, Optional, Text } from '../shape/fields';
import { LENGTHS, LIMIT_UNITS } from '../dossier/lengths';

export class DueQueryDto {
  /** ISO 8601; without an offset it is local time of the calendar. */
  @Text(40) readonly received!: string;
  @Form('amount') readonly limit!: string;
  @OneOf(LIMIT_UNITS) readonly unit!: (typeof LIMIT_UNITS)[number];
  @Optional() @Form('timeOfDay') readonly cutOff?: string;
  /** Region of the calendar; the engine's own where it is left out. */
  @Optional() @Text(LENGTHS.code) readonly region?: string;
}
