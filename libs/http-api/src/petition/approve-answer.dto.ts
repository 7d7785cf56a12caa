import { CommandDto } from '../dossier/command.dto';

export class ApproveAnswerDto extends CommandDto {}
