import { PETITION_PHASES, type PetitionPhase } from '@hoso/domain';
import { LENGTHS } from '../dossier/lengths';
import { YES_OR_NO, type YesOrNo } from '../listing/list-query';
import { OneOf, Optional, Text } from '../shape/fields';
import { ListPageDto } from '../listing/list-page.dto';

export class PetitionListDto extends ListPageDto {
  /** In charge now. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @OneOf(PETITION_PHASES) readonly phase?: PetitionPhase;
  /** Something is owed past its moment, or was met too late. */
  @Optional() @OneOf(YES_OR_NO) readonly late?: YesOrNo;
  /** Something is due before it: a day (its beginning in Vietnam) or a date and time with an offset. */
  @Optional() @Text(40) readonly dueBefore?: string;
}
