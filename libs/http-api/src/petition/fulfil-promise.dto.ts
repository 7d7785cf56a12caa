import type { PlainDate } from '@hoso/kernel';
import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { Day, Text } from '../shape/fields';

export class FulfilPromiseDto extends CommandDto {
  @Text(LENGTHS.code) readonly promise!: string;
  @Day() readonly doneOn!: PlainDate;
  @Text(LENGTHS.reason) readonly outcome!: string;
}
