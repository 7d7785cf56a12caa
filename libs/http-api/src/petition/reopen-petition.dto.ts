import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { Text } from '../shape/fields';

export class ReopenPetitionDto extends CommandDto {
  @Text(LENGTHS.reason) readonly reason!: string;
}
