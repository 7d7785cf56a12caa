import { Optional, Text } from '../shape/fields';

export class PolicyQueryDto {
  /** A day in Vietnam, or a date and time with an offset; now where it is left out. */
  @Optional() @Text(40) readonly at?: string;
}
