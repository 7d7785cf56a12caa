import type { DossierEventType, Phase } from '@hoso/domain';

/** In front of people: Vietnamese first, English second. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

const words = (vi: string, en: string): Words => ({ vi, en });

/** What a phase is called in front of an applicant. */
export const PHASE_WORDS: Readonly<Record<Phase, Words>> = {
  Submitted: words('Mới đăng ký', 'filed, not yet received'),
  AwaitingApplicant: words('Chờ bổ sung trước khi tiếp nhận', 'to be completed before reception'),
  Received: words('Được tiếp nhận', 'received'),
  Transferred: words('Đã chuyển đơn vị giải quyết', 'with the handling unit'),
  InHandling: words('Đang xử lý', 'being handled'),
  AwaitingSupplement: words('Yêu cầu bổ sung giấy tờ', 'waiting for papers of the applicant'),
  AwaitingPayment: words('Yêu cầu thực hiện nghĩa vụ tài chính', 'waiting for payment'),
  AwaitingCollection: words('Đã xử lý xong, chờ trả kết quả', 'decided, ready for collection'),
  ReturnedOwingApology: words(
    'Đã trả kết quả, cơ quan còn nợ thư xin lỗi',
    'returned, a letter of apology is owed',
  ),
  Closed: words('Đã trả kết quả', 'result returned'),
  Refused: words('Không được tiếp nhận', 'not received'),
  Withdrawn: words('Công dân yêu cầu rút hồ sơ', 'withdrawn by the applicant'),
  Stopped: words('Dừng xử lý', 'stopped'),
};

/** What a milestone is called in front of an applicant; those without words are not told. */
export const MILESTONE_WORDS: Readonly<Partial<Record<DossierEventType, Words>>> = {
  DossierSubmitted: words('Nộp hồ sơ trực tuyến', 'filed online'),
  DossierReceived: words('Tiếp nhận hồ sơ', 'received'),
  ReceptionRefused: words('Từ chối tiếp nhận', 'reception refused'),
  ReceptionSupplementRequested: words('Hướng dẫn bổ sung trước khi tiếp nhận', 'papers are missing'),
  DossierTransferred: words('Chuyển đơn vị giải quyết', 'passed on to the handling unit'),
  SupplementRequested: words('Yêu cầu bổ sung hồ sơ', 'more papers asked for'),
  SupplementReceived: words('Nhận hồ sơ bổ sung', 'papers received'),
  SupplementLapsed: words('Hết hạn bổ sung', 'papers did not come in time'),
  PaymentRequired: words('Yêu cầu nộp phí, lệ phí', 'payment asked for'),
  PaymentConfirmed: words('Đã nộp phí, lệ phí', 'payment received'),
  DeadlineExtended: words('Gia hạn giải quyết', 'limit extended by law'),
  DueDateRevised: words('Điều chỉnh ngày hẹn trả', 'due date moved'),
  LatenessApologised: words('Thư xin lỗi và hẹn lại ngày trả', 'letter of apology'),
  ApologyDelivered: words('Đã giao thư xin lỗi', 'letter of apology delivered'),
  ResultIssued: words('Có kết quả', 'result issued'),
  FoundIneligible: words('Không đủ điều kiện giải quyết', 'found ineligible'),
  ResultReturned: words('Trả kết quả', 'result returned'),
  DossierWithdrawn: words('Rút hồ sơ', 'withdrawn'),
  ProcessingStopped: words('Dừng giải quyết', 'stopped'),
};
