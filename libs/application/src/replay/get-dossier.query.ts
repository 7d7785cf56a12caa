import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Applicant } from '@hoso/domain';
import { isEnvelope } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { AsOf } from './case-reader';
import { DossierReader, type ReplayedEvent } from './dossier-reader';
import { viewOf, type DossierView } from './dossier-view';

/** A dossier now, or as it stood. */
export interface DossierAnswer extends DossierView {
  /** In clear for those who may read personal data; otherwise absent. */
  readonly applicant?: Applicant | 'erased';
}

export class GetDossierQuery extends Query<DossierAnswer> {
  constructor(
    readonly code: string,
    readonly options: { readonly asOf?: AsOf; readonly withPersons: 'with-persons' | 'without-persons' },
  ) {
    super();
  }
}

@QueryHandler(GetDossierQuery)
export class GetDossierHandler implements IQueryHandler<GetDossierQuery> {
  constructor(private readonly dossiers: DossierReader) {}

  async execute({ code, options }: GetDossierQuery): Promise<DossierAnswer> {
    const replayed = await this.dossiers.replay(code, options.asOf);
    const last = replayed.at(-1);
    if (!last) throw new CommandFailure('dossier-not-found', { code, asOf: options.asOf });
    const applicant = options.withPersons === 'with-persons' ? await this.applicantOf(replayed) : undefined;
    return { ...viewOf(last.after), ...(applicant && { applicant }) };
  }

  private async applicantOf([first]: readonly ReplayedEvent[]): Promise<Applicant | 'erased' | undefined> {
    const { data } = await this.dossiers.withPersons(first!.event);
    const applicant = 'opening' in data ? data.opening?.applicant : undefined;
    return isEnvelope(applicant) ? 'erased' : applicant;
  }
}
