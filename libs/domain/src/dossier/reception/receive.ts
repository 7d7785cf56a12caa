import type { Instant } from '@hoso/kernel';
import { dueDate, officialInstant } from '../../calendar';
import { event, type KnownFacts, type OpeningSlice } from '../facts';
import { refuseForeign, refuseIncomplete } from '../guards/components';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import { withComponents } from '../state/components';
import type { OpenedDossier } from '../state/dossier';
import type { ProvidedComponent } from '../vocabulary';
import { headOf, limitOn, refuseOpening, rulesOf, type OpeningData } from './opening';

export interface Receive {
  /** Required when the reception opens the dossier; not allowed to differ later, so ignored then. */
  readonly opening?: OpeningData;
  readonly components: readonly ProvidedComponent[];
  /** A return date earlier than the computed one; taken as given for imported history. */
  readonly appointment?: Instant;
  /** History keyed in from another system's log. */
  readonly regime?: 'imported';
}

interface Counted {
  readonly officialAt: Instant;
  readonly computedDueAt: Instant;
}

const appointmentOf = ({ appointment, regime }: Receive, { officialAt, computedDueAt }: Counted) => {
  if (appointment === undefined) return computedDueAt;
  if (regime === 'imported') return appointment;
  if (appointment > computedDueAt)
    return refuse('appointment-after-limit', { appointment, latest: computedDueAt });
  return appointment < officialAt
    ? refuse('appointment-before-reception', { appointment, officialAt })
    : appointment;
};

/** The guards that imported history is spared are nobody else's to leave out. */
const refuseImporter = ({ actor: { role } }: KnownFacts) =>
  role === 'import' ? undefined : refuse('import-only', { role });

const refuseReceiving = (data: Receive, dossier: OpenedDossier | undefined, facts: KnownFacts) => {
  const no = dossier
    ? refuseUnit(dossier.receivingUnit, facts)
    : refuseOpening(data.opening, undefined, facts);
  if (no || data.regime === 'imported') return no ?? refuseImporter(facts);
  const before = dossier?.components ?? {};
  const given = data.components.map(({ component }) => component);
  return (
    refuseForeign(facts.procedure, given, new Set(Object.keys(before))) ??
    refuseIncomplete(facts.procedure, withComponents(before, data.components))
  );
};

/**
 * The one-stop accepts a complete dossier: number, receipt and return date (NĐ 61/2018 art. 17, form 01). The clock
 * starts at the official instant.
 */
export const receive: OpeningSlice<Receive> = {
  from: ['Submitted'],
  opens: true,
  decide: (data, dossier, facts) => {
    const no = refuseReceiving(data, dossier, facts);
    if (no) return no;
    const { calendar, procedure, at } = facts;
    // Submitted online under an older version, it may come to one that is no longer offered online.
    const limit = limitOn(dossier?.channel ?? data.opening!.channel, facts);
    if ('refused' in limit) return limit;
    const { dueAt: computedDueAt, provisional } = dueDate(calendar, at, limit, procedure);
    const officialAt = officialInstant(calendar, at, procedure.cutOff);
    const dueAt = appointmentOf(data, { officialAt, computedDueAt });
    if (typeof dueAt !== 'string') return dueAt;
    return [
      event(
        'DossierReceived',
        {
          opening: headOf(data.opening, dossier, facts),
          rules: rulesOf(facts, data.regime),
          components: data.components,
          officialAt,
          limit,
          computedDueAt,
          dueAt,
          provisional,
        },
        facts,
      ),
    ];
  },
};
