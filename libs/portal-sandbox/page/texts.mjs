/** Kinds of faults: Vietnamese, English. */
export const FAULTS = {
  'server-error': ['Lỗi máy chủ 500', 'HTTP 500, not taken'],
  'connection-cut': ['Đứt kết nối trước khi nhận', 'connection cut before it is taken'],
  downtime: ['Ngừng hoạt động', 'downtime: every connection reset for a while'],
  maintenance: ['Bảo trì', 'maintenance: 503 for a while'],
  'rate-limit': ['Quá số lần gọi', '429 with Retry-After'],
  'error-code': ['Mã lỗi trong phản hồi 200', 'HTTP 200 with an error code'],
  'schema-rejection': ['Từ chối dữ liệu', 'rejected as if the data were wrong'],
  'session-expired': ['Hết phiên làm việc', 'session expired'],
  'lost-reply': ['Mất phản hồi', 'taken, then the connection is cut'],
  'late-reply': ['Phản hồi quá muộn', 'taken, answered too late'],
  'unreadable-body': ['Phản hồi không đọc được', 'taken, the answer cannot be read'],
  duplicate: ['Gửi lặp', 'the network delivers the request twice'],
  'edit-by-hand': ['Sửa tay tại cổng', 'an operator changes the record'],
  'delete-by-hand': ['Xóa tay tại cổng', 'an operator deletes the record'],
  latency: ['Chậm', 'latency'],
};

export const SERVICES = [
  'DangNhap',
  'DongBoHoSoMC',
  'CapNhatTienDoHoSoMC',
  'DongBoTrangThaiHoSo',
  'TraCuuHoSo',
];

export const SETTINGS = {
  lookUp: [
    ['Tra cứu trả về', 'look-up tells'],
    { full: 'hồ sơ và tiến trình (all)', existence: 'chỉ có hay không (existence)' },
  ],
  errorCodes: [['Kiểu error_code', 'error_code is a'], { string: 'chuỗi (string)', number: 'số (number)' }],
  repeatedRows: [['Tiến trình trùng', 'repeated rows'], { kept: 'giữ (kept)', refused: 'từ chối (refused)' }],
  earlierRows: [
    ['Tiến trình ngược thời gian', 'earlier rows'],
    { kept: 'giữ (kept)', refused: 'từ chối (refused)' },
  ],
  unknownFields: [
    ['Trường lạ', 'unknown fields'],
    { refused: 'từ chối (refused)', ignored: 'bỏ qua (ignored)' },
  ],
};

export const INDICATORS = {
  received: ['Hồ sơ tiếp nhận trong kỳ', 'received in the period'],
  onTimeRate: ['Tỷ lệ đúng hạn', 'on-time rate'],
  onTime: ['Đúng hạn', 'on time'],
  overdue: ['Quá hạn', 'overdue'],
  unjudged: ['Không có hạn trả', 'no due date'],
  onlineRate: ['Tỷ lệ trực tuyến', 'online rate'],
  online: ['Nộp trực tuyến', 'online'],
  onlineWithResult: ['Trực tuyến, có kết quả điện tử', 'online with coded result'],
  paidOnline: ['Thanh toán trực tuyến', 'paid online'],
  electronicResults: ['Có kết quả điện tử', 'electronic results'],
  digitised: ['Có thành phần số hóa', 'digitised components'],
  verifiedAccounts: ['Xác thực VNeID', 'verified by VNeID'],
  doubledRows: ['Tiến trình bị lặp', 'doubled rows'],
};

/** `20250610083000` as people read it. */
export const portalDate = (text) =>
  /^\d{14}$/.test(text ?? '')
    ? text.replace(/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/, '$3/$2/$1 $4:$5:$6')
    : '–';

const DAY_FIRST = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  ...{ day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

/** In the form of the portal’s dates. */
export const moment = (instant) => {
  const parts = Object.fromEntries(
    DAY_FIRST.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${parts.day}/${parts.month}/${parts.year} ${parts.hour}:${parts.minute}:${parts.second}`;
};
