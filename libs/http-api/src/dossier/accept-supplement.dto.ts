import { EachOnce } from '../shape/each-once';
import { Parts } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { ProvidedComponentDto } from './vocabulary.dto';

export class AcceptSupplementDto extends CommandDto {
  @EachOnce('component')
  @Parts(() => ProvidedComponentDto, LENGTHS.list)
  readonly components!: ProvidedComponentDto[];
}
