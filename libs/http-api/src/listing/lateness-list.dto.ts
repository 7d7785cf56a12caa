import { LATENESS_OF, type RepeatedFilter } from '@hoso/read-models';
import { LENGTHS } from '../dossier/lengths';
import { Day, Form, OneOf, Optional, Text } from '../shape/fields';
import { YES_OR_NO, type YesOrNo } from './list-query';
import { ListPageDto } from './list-page.dto';

/** Of whom, and when the due dates passed. */
export class LatenessDto extends ListPageDto {
  /** In charge when the due date passed. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  /** First day, in Vietnam. */
  @Optional() @Day() readonly from?: string;
  /** Last day, inclusive. */
  @Optional() @Day() readonly to?: string;
}

export class LatenessListDto extends LatenessDto {
  @Optional() @Text(LENGTHS.code) readonly officer?: string;
  /** Whether the date was revised afterwards, or had been set by mistake; `false` lists what is counted. */
  @Optional() @OneOf(YES_OR_NO) readonly takenBack?: YesOrNo;
}

export class RepeatedLatenessDto extends LatenessDto {
  /** Who is counted; an officer in each unit apart. */
  @OneOf(LATENESS_OF) readonly by!: RepeatedFilter['by'];
  /** So many breaches, or more; 2 by default. */
  @Optional() @Form('times') readonly atLeast?: string;
}
