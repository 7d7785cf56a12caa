import { OneOf, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class ReuseDto extends CommandDto {
  @Text(LENGTHS.code) readonly component!: string;
  @OneOf(['citizen-store', 'shared-database', 'earlier-dossier']) readonly source!:
    'citizen-store' | 'shared-database' | 'earlier-dossier';
  @Text(LENGTHS.name) readonly reference!: string;
}
