import { Optional, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class AssignDto extends CommandDto {
  @Text(LENGTHS.code) readonly officer!: string;
  @Optional() @Text(LENGTHS.code) readonly delegation?: string;
}
