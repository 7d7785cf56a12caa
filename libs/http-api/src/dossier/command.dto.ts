import { Moment, Optional } from '../shape/fields';

/** What every command may carry besides its own data. */
export class CommandDto {
  /** Business time; only history and intake keyed in later may say it. */
  @Optional() @Moment() readonly occurredAt?: string;
}
