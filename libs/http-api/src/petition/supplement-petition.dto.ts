import { CommandDto } from '../dossier/command.dto';
import { Text } from '../shape/fields';
import { CONTENT_LENGTH } from './petition-vocabulary.dto';

export class SupplementPetitionDto extends CommandDto {
  @Text(CONTENT_LENGTH) readonly content!: string;
}
