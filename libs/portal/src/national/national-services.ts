import { exchangeOf } from '../http/exchange-of';
import { judgeReply } from '../http/judge-reply';
import { parsePortalReply } from '../http/portal-reply';
import type { PortalAnswer } from '../port';
import {
  PortalServices,
  type AnsweredQuestion,
  type Catalogue,
  type CatalogueEntry,
  type Fetched,
  type MonthlyRating,
} from '../services/portal-services';
import type { NationalEnvelope, ServiceCall } from './envelope';

const asEntries = (result: unknown): readonly CatalogueEntry[] =>
  Array.isArray(result) ? (result as readonly CatalogueEntry[]) : [];

/** Procedures, catalogues, ratings, questions and answers in the national envelope. */
export class NationalServices extends PortalServices {
  constructor(private readonly envelope: NationalEnvelope) {
    super();
  }

  procedure(code: string): Promise<Fetched<CatalogueEntry | undefined>> {
    const call = { service: 'LayThuTuc', endpoint: 'integration', parameters: { maTTHC: code } } as const;
    return this.fetched(call, (result) => asEntries(result)[0]);
  }

  catalogue(name: Catalogue): Promise<Fetched<readonly CatalogueEntry[]>> {
    return this.fetched({ service: name, endpoint: 'share', parameters: {} }, asEntries);
  }

  sendRating(rating: MonthlyRating): Promise<PortalAnswer> {
    return this.envelope.send('DongBoDanhGia', { data: [rating] });
  }

  questions(): Promise<Fetched<readonly CatalogueEntry[]>> {
    const service = 'LayDanhSachHoiDapGuiTuDVCQG';
    return this.fetched({ service, endpoint: 'integration', parameters: {} }, asEntries);
  }

  sendAnswer(answer: AnsweredQuestion): Promise<PortalAnswer> {
    return this.envelope.send('DongBoKetQuaHoiDapGuiTuDVCQG', { data: [answer] });
  }

  private async fetched<Content>(
    call: ServiceCall,
    read: (result: unknown) => Content,
  ): Promise<Fetched<Content>> {
    const { request, reply } = await this.envelope.call(call);
    const exchange = exchangeOf(call.service, request, reply);
    const judgement = judgeReply(reply);
    if (judgement.kind !== 'accepted' || reply.kind !== 'answered')
      return {
        kind: 'failed',
        message: 'message' in judgement ? judgement.message : judgement.kind,
        exchange,
      };
    return { kind: 'fetched', content: read(parsePortalReply(reply.text)?.result), exchange };
  }
}
