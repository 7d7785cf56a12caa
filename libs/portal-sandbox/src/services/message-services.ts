import { createHash } from 'node:crypto';
import { NOTICE } from '../contract/call';
import { judgeBy, type Judge } from '../contract/judge';
import { answerSchema, noticeSchema, questionSchema, ratingSchema } from '../contract/other-schemas';
import { accepted, rejected, type PortalReply } from '../contract/reply';
import type { PortalRecord } from '../records/kept';
import type { MessageLog } from '../records/message-log';
import type { Parameters, Service, Services } from './service';

/** Under which a question is kept that an operator of the sandbox asks in a citizen’s stead. */
export const ASKED = 'CauHoiGuiTuDVCQG';
const ANSWER = 'DongBoKetQuaHoiDapGuiTuDVCQG';

/** Notices, ratings, questions and answers: kept as they come. */
export class MessageServices {
  constructor(private readonly messages: MessageLog) {}

  readonly services: Services = {
    [NOTICE]: integration((parameters) => this.takeNotice(parameters)),
    DongBoDanhGia: this.taking('DongBoDanhGia', judgeBy(ratingSchema)),
    DongBoHoiDap: this.taking('DongBoHoiDap', judgeBy(questionSchema)),
    [ANSWER]: this.taking(ANSWER, judgeBy(answerSchema)),
    LayDanhSachHoiDapGuiTuDVCQG: integration(() => accepted('Thành công', this.questions())),
    LayDanhSachHoiDapBoCoQuan: integration(() =>
      accepted('Thành công', this.messages.of('DongBoHoiDap').map(upperCased)),
    ),
    LayNoiDungTraLoiTheoCauHoi: integration(({ cauhoiid }) =>
      accepted('Thành công', this.answersTo(cauhoiid).map(upperCased)),
    ),
    TraCuuTechID: integration(({ mstorcmnd }) => {
      if (typeof mstorcmnd !== 'string' || mstorcmnd === '')
        return rejected('Trường mstorcmnd bắt buộc nhập');
      return accepted('Thành công', [{ TECHNICALID: createHash('sha256').update(mstorcmnd).digest('hex') }]);
    }),
  };

  private taking(service: string, judge: Judge): Service {
    return integration((parameters) => this.take(service, parameters, judge));
  }

  private takeNotice({ type, data }: Parameters): PortalReply {
    if (type !== '2') return rejected('Tham số type phải là "2"');
    if (Array.isArray(data)) return rejected('Tham số data phải là một đối tượng');
    const fault = judgeBy(noticeSchema)(data);
    if (fault !== undefined) return rejected(fault);
    const notice = data as PortalRecord & { readonly MaHoSoDonVi?: string };
    this.messages.add(NOTICE, notice, notice.MaHoSoDonVi);
    return accepted('Đồng bộ thành công');
  }

  private take(service: string, { data }: Parameters, judge: Judge): PortalReply {
    const items: readonly unknown[] = Array.isArray(data) ? data : [data];
    const fault = items.map(judge).find((each) => each !== undefined);
    if (fault !== undefined) return rejected(fault);
    for (const item of items) this.messages.add(service, item as PortalRecord);
    return accepted('Đồng bộ thành công');
  }

  /** `TRANGTHAI` 1 is to be answered, 0 has been. */
  private questions(): readonly PortalRecord[] {
    return this.messages.of(ASKED).map(({ data }) => ({
      ...data,
      TRANGTHAI: this.answersTo(data['HOIDAPID']).length > 0 ? '0' : '1',
    }));
  }

  private answersTo(question: unknown) {
    return this.messages.of(ANSWER).filter(({ data }) => data['HOIDAPID'] === question);
  }
}

const integration = (answer: Service['answer']): Service => ({ endpoint: 'integration', answer });

const upperCased = ({ data }: { readonly data: PortalRecord }): PortalRecord =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name.toUpperCase(), value]));
