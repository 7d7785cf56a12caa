import type { PlainDate } from '@hoso/kernel';
import { Day, Optional, Part, Text } from '../shape/fields';
import { BreachDto } from './breach.dto';
import { LENGTHS } from './lengths';

export class RemedyDto {
  @Text(LENGTHS.reason) readonly what!: string;
  /** The last day. */
  @Day() readonly dueOn!: PlainDate;
}

export class ExplainLatenessDto extends BreachDto {
  /** One of the closed list of causes; the refusal of any other names them. */
  @Text(LENGTHS.code) readonly cause!: string;
  @Text(LENGTHS.code) readonly step!: string;
  @Optional() @Text(LENGTHS.code) readonly officer?: string;
  @Text(LENGTHS.reason) readonly narrative!: string;
  @Part(() => RemedyDto) readonly remedy!: RemedyDto;
  @Text(LENGTHS.reason) readonly prevention!: string;
}
