import { AWAITED_KINDS, type AwaitedKind } from '@hoso/read-models';
import { LENGTHS } from '../dossier/lengths';
import { Form, OneOf, Optional, Text } from '../shape/fields';
import { YES_OR_NO, type YesOrNo } from './list-query';

export class AwaitedListDto {
  /** Of whom something is awaited. */
  @Optional() @Text(LENGTHS.code) readonly agency?: string;
  /** In charge of the dossier that waits. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @OneOf(AWAITED_KINDS) readonly kind?: AwaitedKind;
  /** Past the agency's own limit. */
  @Optional() @OneOf(YES_OR_NO) readonly late?: YesOrNo;
  /** Due before it: a day (its beginning in Vietnam) or a date and time with an offset. */
  @Optional() @Text(40) readonly dueBefore?: string;
  /** `next` of the page before. */
  @Optional() @Text(400) readonly cursor?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
  /** `CODE@REVISION`, or a log position: answer once the rows show it, or 503 after five seconds. */
  @Optional() @Text(LENGTHS.code + 20) readonly waitFor?: string;
}
