import { instantOf, type Instant } from '@hoso/kernel';
import { Moment, Optional } from '../shape/fields';
import { CommandDto } from './command.dto';

/** What concerns one breach of a dossier. */
export class BreachDto extends CommandDto {
  /** The statutory due date that passed; may be left out where only one can be meant. */
  @Optional() @Moment() readonly breach?: string;
}

/** The data of a body about a breach, its moment in stored form. */
export const breachData = <Body extends BreachDto>({
  occurredAt: _,
  breach,
  ...data
}: Body): Omit<Body, 'occurredAt' | 'breach'> & { readonly breach?: Instant } => ({
  ...data,
  ...(breach !== undefined && { breach: instantOf(breach) }),
});
