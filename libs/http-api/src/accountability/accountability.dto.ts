import { EXPLANATION_ROW_STAGES, type ExplanationRowStage } from '@hoso/read-models';
import { LENGTHS } from '../dossier/lengths';
import { Moment, OneOf, Optional, Parts, Text } from '../shape/fields';
import { YES_OR_NO, type YesOrNo } from '../listing/list-query';
import { ListPageDto } from '../listing/list-page.dto';

/** `owed` is what is awaited or was returned; `lifted` what turned out to be no breach. */
const STAGES = [...EXPLANATION_ROW_STAGES, 'owed'] as const;
const BREACHES_MAX = 5_000;

export class ExplanationQueryDto extends ListPageDto {
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @OneOf(STAGES) readonly stage?: ExplanationRowStage | 'owed';
  /** Filed or recorded late, or owed and past due; nothing that is lifted. */
  @Optional() @OneOf(YES_OR_NO) readonly late?: YesOrNo;
}

export class OpenBreachDto {
  @Text(LENGTHS.code) readonly dossier!: string;
  /** The statutory due date that passed. */
  @Moment() readonly breach!: string;
  @Text(LENGTHS.reason) readonly reason!: string;
}

export class SubmitDto {
  /** What keeps it from happening again. */
  @Text(LENGTHS.reason) readonly prevention!: string;
  /** Every breach whose explanation is still owed, with the reason. */
  @Optional() @Parts(() => OpenBreachDto, BREACHES_MAX) readonly open?: readonly OpenBreachDto[];
}

export class ReviewDto {
  @OneOf(['accepted', 'returned']) readonly verdict!: 'accepted' | 'returned';
  /** Needed for a return. */
  @Optional() @Text(LENGTHS.reason) readonly reason?: string;
}
