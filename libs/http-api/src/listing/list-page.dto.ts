import { Form, Optional, Text } from '../shape/fields';
import { WaitForDto } from './wait-for.dto';

/** Which part of a list, and what it is to show. */
export class ListPageDto extends WaitForDto {
  /** `next` of the page before. */
  @Optional() @Text(400) readonly cursor?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
}
