import { petitionPolicyOn, type Petition, type PetitionFacts } from '@hoso/domain';
import type { EventStore } from '@hoso/event-store';
import { dayOf, type PlainDate } from '@hoso/kernel';
import type { ReferenceData } from '../reference/reference-data';
import type { PetitionReader } from '../replay/petition-reader';
import type { ApplicationSettings } from '../settings';
import type { CaseRequest } from './command-request';
import type { FactsSource, Moment } from './deliberation';
import { DOSSIER_CASE } from './dossier-case';
import { CommandFailure } from './failures';
import type { PetitionCase } from './petition-case';

type PetitionRequest = CaseRequest<PetitionCase>;

/** Where facts about petitions are looked up. */
export interface PetitionSources {
  readonly reference: ReferenceData;
  readonly settings: ApplicationSettings;
  readonly store: EventStore;
  readonly petitions: PetitionReader;
}

/** Looks up what a decision may know: the rules pinned to the petition, or those in force when it is opened. */
export class PetitionFactsFinder implements FactsSource<PetitionCase> {
  constructor(private readonly sources: PetitionSources) {}

  async find(request: PetitionRequest, petition: Petition, moment: Moment): Promise<PetitionFacts> {
    const { reference } = this.sources;
    reference.assertLive();
    const calendar = this.calendarOf(request, petition);
    const policy = this.policyOf(petition, dayOf(moment.at, calendar.zone));
    const found = { ...moment, calendar, units: reference.units, policy };
    return { ...found, ...(await this.readFor(request)) };
  }

  private calendarOf({ data }: PetitionRequest, petition: Petition) {
    const { reference, settings } = this.sources;
    const unit = 'channel' in data ? reference.units.get(data.unit) : undefined;
    const region = petition.opened
      ? petition.rules.calendar.region
      : (unit?.calendar ?? settings.calendarRegion);
    const calendar = reference.calendar(region);
    if (!calendar) throw new CommandFailure('reference-not-found', { calendar: region });
    return calendar;
  }

  private policyOf(petition: Petition, day: PlainDate) {
    const { petitionPolicies } = this.sources.settings;
    return petition.opened
      ? petitionPolicies.find(({ version }) => version === petition.rules.policy)
      : petitionPolicyOn(petitionPolicies, day);
  }

  /** What only some commands need, and only the log knows. */
  private async readFor({ type, data, code }: PetitionRequest): Promise<Partial<PetitionFacts>> {
    const { petitions } = this.sources;
    if ('channel' in data && data.dossier !== undefined)
      return { isDossierKnown: await this.isKnown(data.dossier) };
    if (code === undefined) return {};
    const petitionText = type === 'AnswerPetition' ? await petitions.textOf(code) : undefined;
    return petitionText === undefined ? {} : { petitionText };
  }

  private async isKnown(dossier: string): Promise<boolean> {
    let isKnown = false;
    // Read to its end, as the client keeps reads that are left early.
    for await (const _ of this.sources.store.read(DOSSIER_CASE.streamPrefix + dossier, { max: 1 }))
      isKnown = true;
    return isKnown;
  }
}
