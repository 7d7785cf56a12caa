import { Optional, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class StartStepDto extends CommandDto {
  @Text(LENGTHS.code) readonly step!: string;
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @Text(LENGTHS.code) readonly officer?: string;
}
