import { exchangeOf } from '../http/exchange-of';
import { judgeLookUp } from '../http/judge-look-up';
import {
  Portal,
  type DossierRecord,
  type LookUp,
  type PortalAnswer,
  type ProgressRecord,
  type StatusNotice,
} from '../port';
import type { NationalEnvelope } from './envelope';

/** Dossiers in the national envelope (adapter of 2019 and later). */
export class NationalPortal extends Portal {
  constructor(private readonly envelope: NationalEnvelope) {
    super();
  }

  sendDossier(record: DossierRecord, isUpdating: boolean): Promise<PortalAnswer> {
    return this.envelope.send('DongBoHoSoMC', { isUpdating: isUpdating ? 'True' : 'False', data: [record] });
  }

  sendProgress(row: ProgressRecord): Promise<PortalAnswer> {
    return this.envelope.send('CapNhatTienDoHoSoMC', { data: [row] });
  }

  sendStatus(notice: StatusNotice): Promise<PortalAnswer> {
    return this.envelope.send('DongBoTrangThaiHoSo', { type: '2', data: notice });
  }

  async lookUp(code: string): Promise<LookUp> {
    const service = 'TraCuuHoSo';
    const parameters = { mahoso: code };
    const { request, reply } = await this.envelope.call({ service, endpoint: 'integration', parameters });
    return judgeLookUp(reply, exchangeOf(service, request, reply));
  }
}
