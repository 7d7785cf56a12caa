import { Text } from '../shape/fields';
import { BreachDto } from './breach.dto';
import { LENGTHS } from './lengths';

export class CompleteRemedyDto extends BreachDto {
  @Text(LENGTHS.reason) readonly evidence!: string;
}
