import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { Text } from '../shape/fields';

export class PublishAnswerDto extends CommandDto {
  @Text(LENGTHS.name) readonly place!: string;
}
