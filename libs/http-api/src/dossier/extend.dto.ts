import { Amount, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { AMOUNT_MAX, LENGTHS } from './lengths';

export class ExtendDto extends CommandDto {
  @Text(LENGTHS.name) readonly decision!: string;
  @Text(LENGTHS.name) readonly legalBasis!: string;
  @Text(LENGTHS.reason) readonly reason!: string;
  @Amount(0, AMOUNT_MAX) readonly amount!: number;
}
