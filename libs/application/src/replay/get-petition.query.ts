import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Petitioner } from '@hoso/domain';
import { isEnvelope } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { HistoryOptions } from './history';
import { PetitionReader } from './petition-reader';
import { petitionViewOf, type PetitionView } from './petition-view';

/** A petition now, or as it stood. */
export interface PetitionAnswer extends PetitionView {
  /** In clear for those who may read personal data; otherwise absent. */
  readonly petitioner?: Petitioner | 'erased';
  /** All that the petitioner wrote, likewise. */
  readonly content?: string;
}

export class GetPetitionQuery extends Query<PetitionAnswer> {
  constructor(
    readonly code: string,
    readonly options: HistoryOptions,
  ) {
    super();
  }
}

@QueryHandler(GetPetitionQuery)
export class GetPetitionHandler implements IQueryHandler<GetPetitionQuery> {
  constructor(private readonly petitions: PetitionReader) {}

  async execute({ code, options: { asOf, withPersons } }: GetPetitionQuery): Promise<PetitionAnswer> {
    const last = (await this.petitions.replay(code, asOf)).at(-1);
    if (!last) throw new CommandFailure('petition-not-found', { code, asOf });
    const view = petitionViewOf(last.after);
    return withPersons === 'with-persons' ? { ...view, ...(await this.personsOf(code)) } : view;
  }

  private async personsOf(code: string): Promise<Pick<PetitionAnswer, 'petitioner' | 'content'>> {
    const [first] = await this.petitions.replay(code, { revision: 0 });
    const { data } = await this.petitions.withPersons(first!.event);
    const petitioner = 'opening' in data ? data.opening.petitioner : undefined;
    const content = await this.petitions.textOf(code);
    return {
      ...(petitioner && { petitioner: isEnvelope(petitioner) ? 'erased' : petitioner }),
      ...(content !== undefined && { content }),
    };
  }
}
