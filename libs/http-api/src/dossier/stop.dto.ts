import { Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class StopDto extends CommandDto {
  @Text(LENGTHS.name) readonly legalGround!: string;
  @Text(LENGTHS.reason) readonly reason!: string;
}
