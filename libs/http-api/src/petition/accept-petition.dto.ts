import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { Part, Text } from '../shape/fields';
import { ClassificationDto } from './petition-vocabulary.dto';

export class AcceptPetitionDto extends CommandDto {
  @Part(() => ClassificationDto) readonly classification!: ClassificationDto;
  /** Shown to anybody: without personal data. */
  @Text(LENGTHS.name) readonly subject!: string;
}
