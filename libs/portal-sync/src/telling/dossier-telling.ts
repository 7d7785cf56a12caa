import type { ReferenceData } from '@hoso/application';
import type { DossierEvent, Rules } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { isEnvelope, type Instant } from '@hoso/kernel';
import {
  messageAfter,
  NOTHING_TOLD,
  type PortalMessage,
  type PortalReference,
  type PortalTerms,
  type Told,
} from '@hoso/portal';

export const DOSSIER_PREFIX = 'dossier-';

/** What a dossier has to tell the portal, from its first event to the last one recorded. */
export interface DossierTelling {
  readonly code: string;
  /** Revision of the last event; -1 where there is no such dossier. */
  readonly head: number;
  /** In charge. */
  readonly unit?: string;
  readonly isImported: boolean;
  /** The applicant, as the envelope names them. */
  readonly person?: string;
  /** In their order; each as of its own revision. */
  readonly messages: readonly PortalMessage[];
  /** The store’s time of each event, by revision. */
  readonly recordedAt: readonly Instant[];
}

/** Opens the persons of an event; those whose key was destroyed stay sealed. */
export interface PersonOpener {
  withPersons(event: DossierEvent): Promise<DossierEvent>;
}

export interface TellingParts {
  readonly store: EventStore;
  readonly reader: PersonOpener;
  readonly reference: Pick<ReferenceData, 'procedureVersion' | 'units'>;
  readonly terms: PortalTerms;
}

export const eventOf = (recorded: RecordedEvent): DossierEvent =>
  decode({ ...recorded, metadata: recorded.metadata as StoredMetadata }) as DossierEvent;

interface Carried {
  readonly rules?: Rules;
  readonly opening?: { readonly applicant: unknown };
}

/** Folds one dossier’s events into its messages. */
export class Telling {
  private told: Told = NOTHING_TOLD;
  private reference: PortalReference | undefined;
  private person: string | undefined;
  private readonly messages: PortalMessage[] = [];
  private readonly recordedAt: Instant[] = [];

  constructor(
    private readonly code: string,
    private readonly parts: TellingParts,
  ) {}

  /** Revision of the last event; -1 before the first. */
  get head(): number {
    return this.recordedAt.length - 1;
  }

  /** Takes what was added since. @throws what the store throws; not to be used after that */
  async readOn(): Promise<void> {
    const from = this.head + 1;
    for await (const recorded of this.parts.store.read(DOSSIER_PREFIX + this.code, { from }))
      await this.take(recorded);
  }

  summary(): DossierTelling {
    const { code, head, person, messages, recordedAt } = this;
    const dossier = this.told.view?.dossier;
    return {
      code,
      head,
      ...(dossier && { unit: dossier.handling.unit }),
      isImported: dossier?.rules.regime === 'imported',
      ...(person !== undefined && { person }),
      messages: [...messages],
      recordedAt: [...recordedAt],
    };
  }

  private async take(recorded: RecordedEvent): Promise<void> {
    const sealed = eventOf(recorded);
    const { rules, opening } = sealed.data as Carried;
    if (rules) this.reference = this.referenceFor(rules);
    if (opening && isEnvelope(opening.applicant)) this.person = opening.applicant.person;
    this.recordedAt.push(recorded.recordedAt);
    const event = await this.parts.reader.withPersons(sealed);
    const by = (recorded.metadata as StoredMetadata).actor.id;
    const { told, message } = messageAfter(this.told, { event, by }, this.demandReference());
    this.told = told;
    if (message) this.messages.push(message);
  }

  private referenceFor({ procedure: { code, version } }: Rules): PortalReference {
    const { reference, terms } = this.parts;
    const procedure = reference.procedureVersion(code, version);
    if (!procedure) throw new Error(`Procedure ${code} is not known in version ${version}`);
    return { procedure, unitName: (unit) => reference.units.get(unit)?.name ?? unit, terms };
  }

  private demandReference(): PortalReference {
    if (!this.reference) throw new Error('The first event of a dossier names no procedure');
    return this.reference;
  }
}

/** Reads what a dossier has to tell. The log is the outbox: nothing is copied out of it. */
export const readTelling = async (code: string, parts: TellingParts): Promise<DossierTelling> => {
  const telling = new Telling(code, parts);
  await telling.readOn();
  return telling.summary();
};
