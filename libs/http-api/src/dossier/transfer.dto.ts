import { Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class TransferDto extends CommandDto {
  @Text(LENGTHS.code) readonly to!: string;
}
