import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { composeLetter, type Letter, type LetterKind } from '@hoso/documents';
import type { Applicant, OpenedDossier, RefusalCode } from '@hoso/domain';
import { isEnvelope, isRefusal, type Refusal } from '@hoso/kernel';
import { DossierPolicies } from '../intake/dossier-policies';
import { CommandFailure } from '../intake/failures';
import { ReferenceData } from '../reference/reference-data';
import { DossierReader, type ReplayedEvent } from '../replay/dossier-reader';
import { ApplicationSettings } from '../settings';
import { draftApology, type ApologyPreview } from './apology-draft';
import { FACTS } from './letter-facts';
import { occasionOf } from './occasions';
import type { Occasion, Scene } from './scene';

export interface LetterOptions {
  readonly withPersons: 'with-persons' | 'without-persons';
  /** For `apology` only: how the letter would read; nothing is written. */
  readonly preview?: ApologyPreview;
}

export class GetLetterQuery extends Query<Letter | Refusal<RefusalCode>> {
  constructor(
    readonly code: string,
    readonly kind: LetterKind,
    readonly options: LetterOptions,
  ) {
    super();
  }
}

/** Composes the letters of a dossier from what its events say. */
@QueryHandler(GetLetterQuery)
export class GetLetterHandler implements IQueryHandler<GetLetterQuery> {
  private readonly policies: DossierPolicies;

  constructor(
    private readonly dossiers: DossierReader,
    private readonly reference: ReferenceData,
    settings: ApplicationSettings,
  ) {
    this.policies = new DossierPolicies(reference, settings);
  }

  /**
   * @returns a refusal for a preview that the law would refuse
   * @throws CommandFailure dossier-not-found, letter-not-due, no-such-form
   */
  async execute({ code, kind, options }: GetLetterQuery): Promise<Letter | Refusal<RefusalCode>> {
    const history = await this.dossiers.replay(code);
    const scene = await this.sceneOf(code, history, options);
    const dossier = history.at(-1)!.after;
    const occasion = options.preview ? this.draft(options.preview, dossier) : occasionOf(kind, history);
    if (occasion === undefined) throw new CommandFailure('letter-not-due', { code, letter: kind });
    return isRefusal(occasion as never)
      ? (occasion as Refusal<RefusalCode>)
      : this.compose(kind, scene, occasion as Occasion);
  }

  private compose(kind: LetterKind, scene: Scene, occasion: Occasion): Letter {
    const letter = composeLetter(kind, FACTS[kind](scene, occasion));
    if (letter) return letter;
    const { regime } = occasion.after.rules;
    throw new CommandFailure('no-such-form', { code: scene.code, letter: kind, regime });
  }

  private draft(preview: ApologyPreview, dossier: OpenedDossier): Occasion | Refusal<RefusalCode> {
    const { code, version } = dossier.rules.procedure;
    const calendar = this.calendarOf(dossier);
    const at = preview.at > dossier.lastAt ? preview.at : dossier.lastAt;
    return draftApology(preview, dossier, {
      at,
      actor: preview.actor,
      code: dossier.code,
      procedure: this.reference.procedureVersion(code, version),
      calendar,
      units: this.reference.units,
      policy: this.policies.of(dossier, { at, zone: calendar.zone }),
    });
  }

  private calendarOf({ rules: { calendar } }: OpenedDossier) {
    const found = this.reference.calendar(calendar.region);
    if (!found) throw new CommandFailure('reference-not-found', { calendar: calendar.region });
    return found;
  }

  private async sceneOf(
    code: string,
    history: readonly ReplayedEvent[],
    { withPersons, preview }: LetterOptions,
  ): Promise<Scene> {
    const dossier = history.at(-1)!.after;
    const { code: procedure, version } = dossier.rules.procedure;
    return {
      code,
      history,
      procedure: this.reference.procedureVersion(procedure, version),
      units: this.reference.units,
      zone: this.calendarOf(dossier).zone,
      applicant: withPersons === 'with-persons' ? await this.applicantIn(history[0]!) : undefined,
      isDraft: preview !== undefined,
    };
  }

  private async applicantIn({ event }: ReplayedEvent): Promise<Applicant | undefined> {
    const { data } = await this.dossiers.withPersons(event);
    const applicant = 'opening' in data ? data.opening?.applicant : undefined;
    return isEnvelope(applicant) ? undefined : applicant;
  }
}
