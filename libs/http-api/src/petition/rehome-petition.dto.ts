import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { Text } from '../shape/fields';

export class RehomePetitionDto extends CommandDto {
  @Text(LENGTHS.code) readonly to!: string;
  @Text(LENGTHS.name) readonly legalBasis!: string;
}
