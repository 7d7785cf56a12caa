import { CHANNELS, PHASES, type Channel, type Phase } from '@hoso/domain';
import { LENGTHS } from '../dossier/lengths';
import { OneOf, Optional, Text } from '../shape/fields';
import { YES_OR_NO, type YesOrNo } from './list-query';
import { ListPageDto } from './list-page.dto';

export const ORDERS = ['next-due', 'newest'] as const;

export class DossierListDto extends ListPageDto {
  /** In charge now. */
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @Text(LENGTHS.code) readonly receivingUnit?: string;
  @Optional() @Text(LENGTHS.code) readonly officer?: string;
  @Optional() @OneOf(PHASES) readonly phase?: Phase;
  /** The running step (stage) of the procedure. */
  @Optional() @Text(LENGTHS.code) readonly step?: string;
  @Optional() @Text(LENGTHS.code) readonly procedure?: string;
  @Optional() @Text(LENGTHS.name) readonly field?: string;
  @Optional() @OneOf(CHANNELS) readonly channel?: Channel;
  /** From filing to decision. */
  @Optional() @OneOf(YES_OR_NO) readonly open?: YesOrNo;
  /** Past the statutory due date: now, or when decided. */
  @Optional() @OneOf(YES_OR_NO) readonly late?: YesOrNo;
  @Optional() @OneOf(YES_OR_NO) readonly imported?: YesOrNo;
  /** Something is due before it: a day (its beginning in Vietnam) or a date and time with an offset. */
  @Optional() @Text(40) readonly dueBefore?: string;
  @Optional() @Text(40) readonly openedFrom?: string;
  /** Exclusive. */
  @Optional() @Text(40) readonly openedBefore?: string;
  /** `next-due` lists open dossiers, what is due first; `newest`, the default, lists all by filing. */
  @Optional() @OneOf(ORDERS) readonly order?: (typeof ORDERS)[number];
}
