import { OneOf, Optional, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class RateDto extends CommandDto {
  @OneOf(['very-satisfied', 'satisfied', 'dissatisfied']) readonly rating!:
    'very-satisfied' | 'satisfied' | 'dissatisfied';
  @Optional() @Text(LENGTHS.reason) readonly comment?: string;
}
