import { dueDate, type Limit } from '../../calendar';
import { event, type Slice } from '../facts';
import { refuseLimit } from '../guards/limits';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import { entryOf } from '../state/entry-of';

export interface HandOver {
  /** Name of this hand-over within the dossier, given by the caller. */
  readonly hop: string;
  readonly agency: string;
  readonly order: 'in-turn' | 'in-parallel';
  /** The agency's own part of the limit. */
  readonly limit: Limit;
}

/** An interlinked procedure goes to another agency, in turn or in parallel; the dossier's clock runs on. */
export const handOver: Slice<HandOver> = {
  from: ['InHandling'],
  decide: ({ hop, agency, order, limit }, { handling }, facts) => {
    const known = entryOf(handling.hops, hop);
    if (known?.agency === agency) return [];
    if (known) return refuse('hop-known', { hop, agency: known.agency });
    if (!facts.procedure.interlinked) return refuse('not-interlinked', { procedure: facts.procedure.code });
    const open = Object.keys(handling.hops);
    if (order === 'in-turn' && open.length > 0) return refuse('hop-still-open', { open });
    const no = refuseLimit(limit) ?? refuseUnit(agency, facts);
    if (no) return no;
    const { dueAt } = dueDate(facts.calendar, facts.at, limit);
    return [event('HandedOver', { hop, agency, order, dueAt }, facts)];
  },
};
