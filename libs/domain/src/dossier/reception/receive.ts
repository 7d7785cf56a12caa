import type { Instant } from '@hoso/kernel';
import { dueDate, officialInstant } from '../../calendar';
import { event, type KnownFacts, type OpeningSlice } from '../facts';
import { refuseForeign, refuseIncomplete } from '../guards/components';
import { refuse } from '../refusals';
import { withComponents } from '../state/components';
import type { OpenedDossier } from '../state/dossier';
import type { ProvidedComponent } from '../vocabulary';
import { headOf, refuseOpening, rulesOf, type OpeningData } from './opening';

export interface Receive {
  /** Required when the reception opens the dossier; not allowed to differ later, so ignored then. */
  readonly opening?: OpeningData;
  readonly components: readonly ProvidedComponent[];
  /** A return date earlier than the computed one; taken as given for imported history. */
  readonly appointment?: Instant;
  /** History keyed in from another system's log. */
  readonly regime?: 'imported';
}

const appointmentOf = ({ appointment, regime }: Receive, computed: Instant, { at }: KnownFacts) => {
  if (appointment === undefined) return computed;
  if (regime === 'imported') return appointment;
  if (appointment > computed) return refuse('appointment-after-limit', { appointment, latest: computed });
  return appointment < at
    ? refuse('appointment-before-reception', { appointment, receivedAt: at })
    : appointment;
};

/** The guards that imported history is spared are nobody else's to leave out. */
const refuseImporter = ({ actor: { role } }: KnownFacts) =>
  role === 'import' ? undefined : refuse('import-only', { role });

const refuseReceiving = (data: Receive, dossier: OpenedDossier | undefined, facts: KnownFacts) => {
  const no = refuseOpening(data.opening, dossier, facts);
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
    const limit = procedure.limits[dossier?.channel ?? data.opening!.channel]!;
    const { dueAt: computedDueAt, provisional } = dueDate(calendar, at, limit, procedure);
    const dueAt = appointmentOf(data, computedDueAt, facts);
    if (typeof dueAt !== 'string') return dueAt;
    return [
      event(
        'DossierReceived',
        {
          opening: headOf(data.opening, dossier, facts),
          rules: rulesOf(facts, data.regime),
          components: data.components,
          officialAt: officialInstant(calendar, at, procedure.cutOff),
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
