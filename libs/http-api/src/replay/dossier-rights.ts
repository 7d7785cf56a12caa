import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Principal } from '@hoso/access';
import { GetDossierQuery, unitsConcerned } from '@hoso/application';
import { demandReading, type Persons } from './reading-rights';

/** Who may read which dossier. */
@Injectable()
export class DossierRights {
  constructor(private readonly queries: QueryBus) {}

  /** @throws EdgeFault not-permitted */
  demandReading(principal: Principal, code: string): Promise<Persons> {
    return demandReading(principal, async () => {
      const query = new GetDossierQuery(code, { withPersons: 'without-persons' });
      return unitsConcerned(await this.queries.execute(query));
    });
  }
}
