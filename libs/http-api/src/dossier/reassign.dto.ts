import { Optional, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class ReassignDto extends CommandDto {
  @Text(LENGTHS.code) readonly officer!: string;
  @Text(LENGTHS.reason) readonly reason!: string;
  @Optional() @Text(LENGTHS.code) readonly delegation?: string;
}
