import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { mayAct, visibleUnits, type Principal } from '@hoso/access';
import { GetDossierQuery, unitsConcerned } from '@hoso/application';
import { EdgeFault } from '../problem/edge-fault';

/** Whether persons may be shown in clear. */
export type Persons = 'with-persons' | 'without-persons';

const demand = (principal: Principal, units?: readonly string[]): void => {
  const permission = mayAct(principal, 'read', units);
  if ('denied' in permission)
    throw new EdgeFault('not-permitted', { facts: { reason: permission.denied, capability: 'read' } });
};

/** Who may read which dossier. */
@Injectable()
export class DossierRights {
  constructor(private readonly queries: QueryBus) {}

  /**
   * Judged by the dossier as it stands now, whatever past state is asked for.
   * @returns whether the caller may see persons
   * @throws EdgeFault not-permitted
   */
  async demandReading(principal: Principal, code: string): Promise<Persons> {
    demand(principal);
    if (visibleUnits(principal) !== 'all') {
      const query = new GetDossierQuery(code, { withPersons: 'without-persons' });
      demand(principal, unitsConcerned(await this.queries.execute(query)));
    }
    return 'allowed' in mayAct(principal, 'read-personal') ? 'with-persons' : 'without-persons';
  }
}
