import { BreachDto } from './breach.dto';

export class AcceptExplanationDto extends BreachDto {}
