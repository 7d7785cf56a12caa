import { Optional, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class WithdrawDto extends CommandDto {
  @Text(LENGTHS.name) readonly request!: string;
  @Optional() @Text(LENGTHS.reason) readonly reason?: string;
}
