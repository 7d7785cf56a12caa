import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Principal } from '@hoso/access';
import { GetPetitionQuery, petitionUnitsConcerned } from '@hoso/application';
import { demandReading, type Persons } from '../replay/reading-rights';

/** Who may read which petition. */
@Injectable()
export class PetitionReading {
  constructor(private readonly queries: QueryBus) {}

  /** @throws EdgeFault not-permitted */
  demand(principal: Principal, code: string): Promise<Persons> {
    return demandReading(principal, async () => {
      const query = new GetPetitionQuery(code, { withPersons: 'without-persons' });
      return petitionUnitsConcerned(await this.queries.execute(query));
    });
  }
}
