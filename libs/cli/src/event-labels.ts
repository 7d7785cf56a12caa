import type { DossierEventType } from '@hoso/domain';

interface Label {
  readonly vi: string;
  readonly en: string;
}

const label = (vi: string, en: string): Label => ({ vi, en });

/** What each event is called in front of people; a new event does not compile without. */
export const EVENT_LABELS: Readonly<Record<DossierEventType, Label>> = {
  DossierSubmitted: label('Nộp hồ sơ trực tuyến', 'submitted online'),
  DossierReceived: label('Tiếp nhận hồ sơ', 'received'),
  ReceptionRefused: label('Từ chối tiếp nhận', 'reception refused'),
  ReceptionSupplementRequested: label('Yêu cầu bổ sung khi tiếp nhận', 'supplement requested at reception'),
  DossierTransferred: label('Chuyển đơn vị giải quyết', 'transferred to the handling unit'),
  OfficerAssigned: label('Phân công cán bộ', 'assigned to an officer'),
  StepStarted: label('Bắt đầu bước xử lý', 'step started'),
  StepCompleted: label('Hoàn thành bước xử lý', 'step completed'),
  HandedOver: label('Chuyển cơ quan phối hợp', 'handed over to another agency'),
  TakenBack: label('Nhận lại từ cơ quan phối hợp', 'taken back'),
  OpinionRequested: label('Lấy ý kiến', 'opinion requested'),
  OpinionReceived: label('Nhận ý kiến', 'opinion received'),
  OpinionLapsed: label('Quá hạn cho ý kiến, tiếp tục giải quyết', 'opinion lapsed'),
  SupplementRequested: label('Yêu cầu bổ sung hồ sơ', 'supplement requested'),
  SupplementReceived: label('Nhận hồ sơ bổ sung', 'supplement received'),
  SupplementLapsed: label('Hết hạn bổ sung', 'supplement lapsed'),
  PaymentRequired: label('Yêu cầu nghĩa vụ tài chính', 'payment required'),
  PaymentConfirmed: label('Xác nhận nộp phí, lệ phí', 'payment confirmed'),
  ComponentDigitised: label('Số hóa thành phần hồ sơ', 'component digitised'),
  ComponentReused: label('Tái sử dụng dữ liệu', 'component reused'),
  DeadlineExtended: label('Gia hạn theo luật', 'deadline extended by law'),
  LatenessApologised: label('Xin lỗi, hẹn lại ngày trả', 'apology sent'),
  ApologyDelivered: label('Giao thư xin lỗi', 'apology delivered'),
  DueDateRevised: label('Điều chỉnh ngày hẹn trả', 'due date revised'),
  DossierRehomed: label('Chuyển về đơn vị kế thừa', 'handed to the successor unit'),
  NearDueRecorded: label('Sắp đến hạn', 'near due'),
  StepOverdueRecorded: label('Bước xử lý quá hạn', 'step overdue'),
  ApologyDueRecorded: label('Đến hạn xin lỗi', 'apology due'),
  OverdueRecorded: label('Quá hạn giải quyết', 'overdue'),
  ReappointmentMissedRecorded: label('Lỡ ngày hẹn lại', 'new date missed'),
  ApologyBreachRecorded: label('Không xin lỗi sau khi trả quá hạn', 'apology never sent'),
  ReceptionUnansweredRecorded: label('Chưa trả lời hồ sơ trực tuyến', 'online filing unanswered'),
  SupplementUnansweredRecorded: label('Chưa bổ sung đúng hạn', 'supplement unanswered'),
  OpinionLateRecorded: label('Chậm cho ý kiến', 'opinion late'),
  ExplanationRequired: label('Yêu cầu báo cáo giải trình', 'explanation required'),
  ExplanationFiled: label('Nộp báo cáo giải trình', 'explanation filed'),
  ExplanationAccepted: label('Chấp nhận giải trình', 'explanation accepted'),
  ExplanationReturned: label('Trả lại giải trình', 'explanation returned'),
  ExplanationLateRecorded: label('Chậm giải trình', 'explanation late'),
  RemedyDone: label('Hoàn thành khắc phục', 'remedy done'),
  RemedyOverdueRecorded: label('Khắc phục quá hạn', 'remedy overdue'),
  ResultIssued: label('Có kết quả', 'result issued'),
  FoundIneligible: label('Không đủ điều kiện', 'found ineligible'),
  ResultReturned: label('Trả kết quả', 'result returned'),
  DossierWithdrawn: label('Rút hồ sơ', 'withdrawn'),
  ProcessingStopped: label('Dừng giải quyết', 'processing stopped'),
  EventNeutralised: label('Vô hiệu bản ghi sai', 'wrong record neutralised'),
  ServiceRated: label('Đánh giá', 'service rated'),
  AskedAgain: label('Yêu cầu đã được đáp ứng từ trước', 'asked for what held already'),
};
