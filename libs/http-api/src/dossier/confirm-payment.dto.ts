import { OneOf, Text, Whole } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class ConfirmPaymentDto extends CommandDto {
  @Text(LENGTHS.name) readonly receipt!: string;
  @Whole(0, Number.MAX_SAFE_INTEGER) readonly paidVnd!: number;
  @OneOf(['cash', 'transfer', 'national-portal', 'local-gateway']) readonly method!:
    'cash' | 'transfer' | 'national-portal' | 'local-gateway';
}
