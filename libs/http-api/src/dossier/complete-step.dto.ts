import { Optional, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class CompleteStepDto extends CommandDto {
  @Optional() @Text(LENGTHS.code) readonly step?: string;
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @Text(LENGTHS.code) readonly officer?: string;
  @Optional() @Text(LENGTHS.reason) readonly outcome?: string;
  @Optional() @Text(LENGTHS.code) readonly reference?: string;
}
