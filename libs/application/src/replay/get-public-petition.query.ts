import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Answer, Classification, OpenedPetition, PetitionRating } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import { PetitionReader } from './petition-reader';

/** What anybody may know of a petition: where it stands, by when, and the answer once it is published. */
export interface PublicPetition {
  readonly code: string;
  readonly phase: OpenedPetition['phase'];
  readonly unit: string;
  readonly submittedAt: Instant;
  readonly answerDueAt: Instant;
  readonly subject?: string;
  readonly classification?: Classification;
  readonly answer?: Answer & { readonly publishedAt: Instant };
  readonly rating?: PetitionRating;
}

export class GetPublicPetitionQuery extends Query<PublicPetition> {
  constructor(readonly code: string) {
    super();
  }
}

const publicly = (code: string, petition: OpenedPetition): PublicPetition => {
  const { phase, unit, submittedAt, due, subject, classification, published, rating } = petition;
  return {
    code,
    phase,
    unit,
    submittedAt,
    answerDueAt: due.answer,
    ...(published && {
      ...(subject !== undefined && { subject }),
      ...(classification && { classification }),
      answer: { ...published.answer, publishedAt: published.at },
    }),
    ...(rating && { rating }),
  };
};

/** Tells the public what has been published; nothing of the petitioner, sealed or in clear. */
@QueryHandler(GetPublicPetitionQuery)
export class GetPublicPetitionHandler implements IQueryHandler<GetPublicPetitionQuery> {
  constructor(private readonly petitions: PetitionReader) {}

  async execute({ code }: GetPublicPetitionQuery): Promise<PublicPetition> {
    const last = (await this.petitions.replay(code)).at(-1);
    if (!last) throw new CommandFailure('petition-not-found', { code });
    return publicly(code, last.after);
  }
}
