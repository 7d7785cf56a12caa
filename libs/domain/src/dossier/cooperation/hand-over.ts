import { dueDate, type Limit } from '../../calendar';
import { event, type KnownFacts, type Slice } from '../facts';
import { refuseLimit } from '../guards/limits';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import { entryOf } from '../state/entry-of';
import type { Handling } from '../state/handling';

export interface HandOver {
  /** Name of this hand-over within the dossier, given by the caller. */
  readonly hop: string;
  readonly agency: string;
  readonly order: 'in-turn' | 'in-parallel';
  /** The agency's own part of the limit. */
  readonly limit: Limit;
}

/** Refuses where the procedure or the order of the agencies does not let it go. */
const refuseOrder = (order: HandOver['order'], { hops }: Handling, { procedure }: KnownFacts) => {
  if (!procedure.interlinked) return refuse('not-interlinked', { procedure: procedure.code });
  const open = Object.keys(hops);
  return order === 'in-turn' && open.length > 0 ? refuse('hop-still-open', { open }) : undefined;
};

/** An interlinked procedure goes to another agency, in turn or in parallel; the dossier's clock runs on. */
export const handOver: Slice<HandOver> = {
  from: ['InHandling'],
  decide: ({ hop, agency, order, limit }, { handling }, facts) => {
    const known = entryOf(handling.hops, hop);
    if (known?.agency === agency) return [];
    if (known) return refuse('hop-known', { hop, agency: known.agency });
    const no = refuseOrder(order, handling, facts) ?? refuseLimit(limit) ?? refuseUnit(agency, facts);
    if (no) return no;
    const { dueAt } = dueDate(facts.calendar, facts.at, limit);
    return [event('HandedOver', { hop, agency, order, dueAt }, facts)];
  },
};
