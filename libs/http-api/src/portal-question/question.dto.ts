import { visibleUnits, type Principal } from '@hoso/access';
import { QUESTION_STATES, type QuestionState } from '@hoso/domain';
import type { QuestionFilter } from '@hoso/portal-sync';
import { LENGTHS } from '../dossier/lengths';
import { PAGE_DEFAULT, PAGE_MAX, PageDto } from '../reference/page.dto';
import { OneOf, Optional, Part, Text } from '../shape/fields';

export class QuestionListDto extends PageDto {
  @Optional() @OneOf(QUESTION_STATES) readonly state?: QuestionState;
}

/** The official who answers, as the citizen is told. */
export class AnswererDto {
  @Text(LENGTHS.name) readonly name!: string;
  @Text(LENGTHS.name) readonly position!: string;
}

export class AnswerQuestionDto {
  /** What the citizen reads. */
  @Text(LENGTHS.reason) readonly answer!: string;
  @Part(() => AnswererDto) readonly answeredBy!: AnswererDto;
}

/** What a caller asks for, within what it may see. */
export const questionFilterOf = (
  { state, after, limit }: QuestionListDto,
  principal: Principal,
): QuestionFilter => ({
  visible: visibleUnits(principal),
  ...(state && { state }),
  ...(after !== undefined && { after }),
  limit: Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX),
});
