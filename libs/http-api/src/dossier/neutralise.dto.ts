import { Text, Whole } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class NeutraliseDto extends CommandDto {
  @Whole(0, Number.MAX_SAFE_INTEGER) readonly revision!: number;
  @Text(LENGTHS.reason) readonly reason!: string;
}
