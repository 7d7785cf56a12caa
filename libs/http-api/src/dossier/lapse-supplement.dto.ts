import { CommandDto } from './command.dto';

export class LapseSupplementDto extends CommandDto {}
