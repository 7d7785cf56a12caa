import { Text } from '../shape/fields';
import { BreachDto } from './breach.dto';
import { LENGTHS } from './lengths';

export class ReturnExplanationDto extends BreachDto {
  @Text(LENGTHS.reason) readonly reason!: string;
}
