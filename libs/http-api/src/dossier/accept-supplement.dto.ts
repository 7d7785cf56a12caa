import { Parts } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { ProvidedComponentDto } from './vocabulary.dto';

export class AcceptSupplementDto extends CommandDto {
  @Parts(() => ProvidedComponentDto, LENGTHS.list) readonly components!: ProvidedComponentDto[];
}
