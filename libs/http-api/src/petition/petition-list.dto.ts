import { PETITION_PHASES, type PetitionPhase } from '@hoso/domain';
import { LENGTHS } from '../dossier/lengths';
import { YES_OR_NO, type YesOrNo } from '../listing/list-query';
import { Form, OneOf, Optional, Text } from '../shape/fields';

export class PetitionListDto {
  /** In charge now. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @OneOf(PETITION_PHASES) readonly phase?: PetitionPhase;
  /** Something is owed past its moment, or was met too late. */
  @Optional() @OneOf(YES_OR_NO) readonly late?: YesOrNo;
  /** Something is due before it: a day (its beginning in Vietnam) or a date and time with an offset. */
  @Optional() @Text(40) readonly dueBefore?: string;
  /** `next` of the page before. */
  @Optional() @Text(400) readonly cursor?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
  /** `CODE@REVISION`, or a log position: answer once the rows show it, or 503 after five seconds. */
  @Optional() @Text(LENGTHS.code + 20) readonly waitFor?: string;
}
