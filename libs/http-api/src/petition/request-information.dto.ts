import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { Text } from '../shape/fields';

export class RequestInformationDto extends CommandDto {
  @Text(LENGTHS.reason) readonly question!: string;
}
