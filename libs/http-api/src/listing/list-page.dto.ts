import { LENGTHS } from '../dossier/lengths';
import { Form, Optional, Text } from '../shape/fields';

/** Which part of a list, and what it is to show. */
export class ListPageDto {
  /** `next` of the page before. */
  @Optional() @Text(400) readonly cursor?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
  /** `CODE@REVISION`, or a log position: answer once the rows show it, or 503 after five seconds. */
  @Optional() @Text(LENGTHS.code + 20) readonly waitFor?: string;
}
