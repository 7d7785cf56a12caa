import { OPENING_COMMANDS, type Dossier, type Facts, type ProcedureVersion } from '@hoso/domain';
import { dayOf } from '@hoso/kernel';
import type { ReferenceData } from '../reference/reference-data';
import type { ApplicationSettings } from '../settings';
import type { CommandRequest } from './command-request';
import type { FactsSource, Moment } from './deliberation';
import type { DossierCase } from './dossier-case';
import { DossierPolicies } from './dossier-policies';
import { CommandFailure } from './failures';

/** Looks up what a decision may know: the rules pinned to the dossier, or those in force when it is opened. */
export class FactsFinder implements FactsSource<DossierCase> {
  private readonly policies: DossierPolicies;

  constructor(
    private readonly reference: ReferenceData,
    private readonly settings: ApplicationSettings,
  ) {
    this.policies = new DossierPolicies(reference, settings);
  }

  find(request: CommandRequest, dossier: Dossier, moment: Moment): Facts {
    this.reference.assertLive();
    const calendar = this.calendarOf(request, dossier);
    return {
      ...moment,
      procedure: this.procedureOf(request, dossier, dayOf(moment.at, calendar.zone)),
      calendar,
      units: this.reference.units,
      policy: this.policies.of(dossier, { at: moment.at, zone: calendar.zone }),
    };
  }

  private calendarOf({ data }: CommandRequest, dossier: Dossier) {
    const opening = 'opening' in data ? data.opening : undefined;
    const unit = this.reference.units.get(opening?.unit ?? '');
    const region = dossier.opened
      ? dossier.rules.calendar.region
      : (unit?.calendar ?? this.settings.calendarRegion);
    const calendar = this.reference.calendar(region);
    if (!calendar) throw new CommandFailure('reference-not-found', { calendar: region });
    return calendar;
  }

  private procedureOf(
    { type, data }: CommandRequest,
    dossier: Dossier,
    day: ReturnType<typeof dayOf>,
  ): ProcedureVersion | undefined {
    if (dossier.opened && !OPENING_COMMANDS.has(type)) {
      const { code, version } = dossier.rules.procedure;
      return this.reference.procedureVersion(code, version);
    }
    const opening = 'opening' in data ? data.opening : undefined;
    const code = dossier.opened ? dossier.rules.procedure.code : opening?.procedure;
    return code === undefined ? undefined : this.reference.procedureInForce(code, day);
  }
}
