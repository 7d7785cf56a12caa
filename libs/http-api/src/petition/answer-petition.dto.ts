import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { LetterDto } from '../dossier/vocabulary.dto';
import { Optional, Part, Parts, Text } from '../shape/fields';
import { MeasureDto } from './petition-vocabulary.dto';

export class AnswerPetitionDto extends CommandDto {
  @Parts(() => MeasureDto, LENGTHS.list) readonly measures!: MeasureDto[];
  @Text(LENGTHS.reason) readonly basis!: string;
  @Optional() @Part(() => LetterDto) readonly document?: LetterDto;
}
