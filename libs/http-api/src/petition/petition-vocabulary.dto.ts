import { ASPECTS, type Aspect, type PetitionMatter } from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import { LENGTHS } from '../dossier/lengths';
import { Day, OneOf, Optional, Text } from '../shape/fields';

/** How much a petitioner may write at once, in characters. */
export const CONTENT_LENGTH = 10_000;

export class PetitionerDto {
  @Text(LENGTHS.name) readonly name!: string;
  @Text(LENGTHS.reason) readonly address!: string;
  @Text(LENGTHS.code) readonly phone!: string;
  @Optional() @Text(LENGTHS.name) readonly email?: string;
}

export class ClassificationDto {
  @OneOf(Object.keys(ASPECTS)) readonly matter!: PetitionMatter;
  @OneOf(Object.values(ASPECTS).flat()) readonly aspect!: Aspect;
}

/** Which of the two days stands is for the law to judge: an answer without a date is refused by rule. */
export class MeasureDto {
  @Text(LENGTHS.reason) readonly what!: string;
  @Text(LENGTHS.code) readonly unit!: string;
  @Text(LENGTHS.name) readonly position!: string;
  @Optional() @Day() readonly doneOn?: PlainDate;
  @Optional() @Day() readonly promisedOn?: PlainDate;
}
