import { AWAITED_KINDS, type AwaitedKind } from '@hoso/read-models';
import { LENGTHS } from '../dossier/lengths';
import { OneOf, Optional, Text } from '../shape/fields';
import { YES_OR_NO, type YesOrNo } from './list-query';
import { ListPageDto } from './list-page.dto';

export class AwaitedListDto extends ListPageDto {
  /** Of whom something is awaited. */
  @Optional() @Text(LENGTHS.code) readonly agency?: string;
  /** In charge of the dossier that waits. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @OneOf(AWAITED_KINDS) readonly kind?: AwaitedKind;
  /** Past the agency's own limit. */
  @Optional() @OneOf(YES_OR_NO) readonly late?: YesOrNo;
  /** Due before it: a day (its beginning in Vietnam) or a date and time with an offset. */
  @Optional() @Text(40) readonly dueBefore?: string;
}
