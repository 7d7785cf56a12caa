import type { AuthenticationFault } from '@hoso/access';
import type { FailureCode } from '@hoso/application';
import type {
  AppendTooLarge,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '@hoso/event-store';
import type { UpkeepFailureCode } from '@hoso/read-models';
import type { FileDamaged, ReportTooLongForPdf } from '@hoso/documents';
import type { ReportFailureCode } from '@hoso/reports';
import type { EdgeFaultCode } from './edge-fault';

type StoreFaultCode = (WrongExpectedRevision | StoreUnavailable | OutcomeUnknown | AppendTooLarge)['code'];

/** What a query may meet; the others belong to the upkeep of tables, which no edge does. */
export type ReadFaultCode = Extract<
  UpkeepFailureCode,
  'read-model-behind' | 'read-model-building' | 'stream-unknown' | 'stream-parked'
>;

type DocumentFaultCode = (FileDamaged | ReportTooLongForPdf)['code'];

export type FaultCode =
  | FailureCode
  | StoreFaultCode
  | DocumentFaultCode
  | AuthenticationFault
  | EdgeFaultCode
  | ReadFaultCode
  | ReportFailureCode;

/** How a fault looks to a caller. */
export interface Face {
  readonly status: number;
  readonly title: string;
  readonly titleVi: string;
}

const face = (status: number, title: string, titleVi: string): Face => ({ status, title, titleVi });

const UNPROVEN = face(401, 'The caller is not proven', 'Chưa xác thực được người gọi');

/** Every fault that can leave the engine; a new one does not compile without its face. */
export const FACES: Readonly<Record<FaultCode, Face>> = {
  'alert-not-found': face(404, 'There is no such alert', 'Không tìm thấy cảnh báo'),
  'dossier-not-found': face(404, 'There is no such dossier', 'Không tìm thấy hồ sơ'),
  'petition-not-found': face(404, 'There is no such petition', 'Không tìm thấy phản ánh, kiến nghị'),
  'redating-not-found': face(404, 'There is no such re-dating', 'Không tìm thấy đợt điều chỉnh ngày hẹn'),
  'command-id-conflict': face(
    409,
    'The command id was used for another payload',
    'Mã lệnh đã dùng cho nội dung khác',
  ),
  'number-elsewhere-known': face(
    409,
    'A dossier bears this number of the national portal already',
    'Đã có hồ sơ mang số này của Cổng Dịch vụ công quốc gia',
  ),
  'lost-race': face(409, 'Others kept changing the dossier', 'Hồ sơ liên tục bị người khác thay đổi'),
  'stale-revision': face(412, 'The dossier has moved on', 'Hồ sơ đã thay đổi so với phiên bản đã nêu'),
  'not-permitted': face(403, 'The caller may not do this', 'Không có quyền thực hiện'),
  'time-not-permitted': face(403, 'This business time may not be given', 'Không được nêu thời điểm này'),
  'import-only': face(403, 'Only an import may do this', 'Chỉ dành cho nhập dữ liệu lịch sử'),
  'reference-not-found': face(422, 'A referenced datum is missing', 'Thiếu dữ liệu danh mục được tham chiếu'),
  'reference-not-followed': face(
    503,
    'Procedures, units and calendars are no longer followed; the engine must be started again',
    'Danh mục không còn được cập nhật; cần khởi động lại hệ thống',
  ),
  'letter-not-due': face(
    404,
    'Nothing in the dossier calls for this letter yet',
    'Hồ sơ chưa phát sinh văn bản này',
  ),
  'no-such-form': face(
    422,
    'The regime of the dossier knows no such form',
    'Chế độ pháp lý của hồ sơ không có mẫu văn bản này',
  ),
  'wrong-expected-revision': face(409, 'Somebody else was first', 'Đã có người thay đổi trước'),
  'store-unavailable': face(503, 'The event store cannot be reached', 'Không kết nối được kho sự kiện'),
  'outcome-unknown': face(
    503,
    'It is not known whether the command took effect; repeat it with the same id',
    'Chưa rõ lệnh đã có hiệu lực hay chưa; hãy gửi lại với cùng mã lệnh',
  ),
  'append-too-large': face(413, 'The command holds too much data', 'Lệnh chứa quá nhiều dữ liệu'),
  'no-credentials': UNPROVEN,
  'malformed-credentials': UNPROVEN,
  'unknown-key': UNPROVEN,
  'tokens-not-accepted': UNPROVEN,
  'malformed-token': UNPROVEN,
  'expired-token': face(401, 'The token has expired', 'Thẻ truy cập đã hết hạn'),
  'wrong-issuer': UNPROVEN,
  'wrong-audience': UNPROVEN,
  'wrong-claim': UNPROVEN,
  'wrong-signature': UNPROVEN,
  'role-not-accepted': face(403, 'The caller has no role here', 'Người gọi không có vai trò tại đây'),
  'keys-unavailable': face(
    503,
    'The keys of the issuer cannot be read',
    'Không đọc được khóa của bên cấp thẻ',
  ),
  'invalid-shape': face(
    400,
    'The request is not of the expected shape',
    'Dữ liệu gửi lên không đúng cấu trúc',
  ),
  'invalid-header': face(400, 'A header is not as expected', 'Tiêu đề yêu cầu không hợp lệ'),
  'malformed-json': face(400, 'The body is not JSON', 'Nội dung không phải JSON hợp lệ'),
  'malformed-request': face(400, 'The request cannot be read', 'Không đọc được yêu cầu'),
  'too-large': face(413, 'The body is too large', 'Nội dung quá lớn'),
  'unsupported-media-type': face(
    415,
    'This media type is not taken here',
    'Kiểu nội dung không được chấp nhận',
  ),
  'route-not-found': face(404, 'There is nothing at this address', 'Địa chỉ không tồn tại'),
  'method-not-allowed': face(
    405,
    'This method is not offered at this address',
    'Địa chỉ này không nhận phương thức đã gọi',
  ),
  'not-found': face(404, 'There is no such thing', 'Không tìm thấy'),
  'revision-not-found': face(404, 'The dossier has no such revision', 'Hồ sơ không có phiên bản đã nêu'),
  'read-model-behind': face(
    503,
    'The lists do not show this yet',
    'Danh sách chưa cập nhật đến thời điểm được yêu cầu',
  ),
  'read-model-building': face(503, 'The lists are being built', 'Danh sách đang được xây dựng'),
  'stream-unknown': face(404, 'The dossier has no such revision', 'Hồ sơ không có phiên bản đã nêu'),
  'stream-parked': face(
    503,
    'The rows of this dossier stand still until they are mended',
    'Dữ liệu của hồ sơ này đang tạm dừng cập nhật, chờ khắc phục',
  ),
  erased: face(410, 'The person whose it was has been erased', 'Dữ liệu của người liên quan đã được xóa'),
  'file-damaged': face(500, 'A stored file is damaged', 'Tệp lưu trữ bị hỏng'),
  'report-too-long-for-pdf': face(
    422,
    'The report is too long for PDF; XLSX, CSV and JSON take it',
    'Báo cáo quá dài cho PDF; hãy dùng XLSX, CSV hoặc JSON',
  ),
  'report-unknown': face(404, 'There is no such report', 'Không có báo cáo này'),
  'period-turned': face(400, 'The period ends before it begins', 'Kỳ báo cáo có ngày đầu sau ngày cuối'),
  'period-in-future': face(
    422,
    'The period ends in the future: what has not been cannot be counted',
    'Kỳ báo cáo kết thúc trong tương lai',
  ),
  'as-of-in-future': face(
    422,
    'Nothing is recorded in the future',
    'Thời điểm ghi nhận số liệu nằm trong tương lai',
  ),
  'position-not-recorded': face(
    422,
    'The log has not come to this position, or the read models have not',
    'Nhật ký chưa đến vị trí được yêu cầu',
  ),
  'unit-not-found': face(404, 'There is no such unit', 'Không tìm thấy cơ quan, đơn vị'),
  'procedure-not-found': face(404, 'There is no such procedure', 'Không tìm thấy thủ tục hành chính'),
  'column-unknown': face(400, 'The report has no such figure', 'Báo cáo không có số liệu này'),
  'question-not-found': face(404, 'There is no such question', 'Không tìm thấy câu hỏi'),
  internal: face(500, 'The engine failed', 'Hệ thống gặp lỗi'),
};

/** The law's refusals, whose code, facts and source say the rest. */
export const REFUSED: Face = face(422, 'The law refuses this', 'Yêu cầu không được chấp nhận theo quy định');
