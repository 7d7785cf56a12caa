import type { AlertAudience, AlertKind, AlertSeverity, AlertSubject } from '@hoso/domain';
import type { AlertNotice } from './sink';

/** One sentence in both languages, Vietnamese first. */
export interface Wording {
  readonly vi: string;
  readonly en: string;
}

const KINDS: Readonly<Record<AlertKind, Wording>> = {
  'near-due': { vi: 'Sắp đến hạn', en: 'Near due' },
  'step-overdue': { vi: 'Bước xử lý quá hạn', en: 'Step overdue' },
  'apology-due': { vi: 'Đến hạn gửi văn bản xin lỗi', en: 'Apology due' },
  overdue: { vi: 'Quá hạn giải quyết', en: 'Overdue' },
  'reappointment-missed': { vi: 'Lỡ ngày hẹn lại', en: 'New date missed' },
  'apology-breach': { vi: 'Trả kết quả trễ mà chưa xin lỗi', en: 'Late result without apology' },
  'reception-unanswered': { vi: 'Hồ sơ trực tuyến chưa được phản hồi', en: 'Online dossier unanswered' },
  'supplement-unanswered': { vi: 'Yêu cầu bổ sung chưa được trả lời', en: 'Supplement unanswered' },
  'opinion-late': { vi: 'Cơ quan được hỏi trả lời trễ', en: 'Opinion late' },
  'explanation-required': { vi: 'Phải giải trình', en: 'Explanation required' },
  'explanation-late': { vi: 'Giải trình quá hạn', en: 'Explanation late' },
  'remedy-overdue': { vi: 'Biện pháp khắc phục quá hạn', en: 'Remedy overdue' },
  'petition-late': { vi: 'Trễ hạn xử lý', en: 'Petition late' },
  'report-late': {
    vi: 'Chưa nộp báo cáo giải trình định kỳ',
    en: 'Periodic accountability report not submitted',
  },
  'repeated-lateness': { vi: 'Để trễ hạn nhiều lần', en: 'Late repeatedly' },
  'too-many-hand-overs': { vi: 'Chuyển hồ sơ quá nhiều lần', en: 'Handed over too often' },
  'too-many-opinions': { vi: 'Hỏi ý kiến quá nhiều lần', en: 'Too many opinions asked for' },
  'portal-parked': {
    vi: 'Chưa đồng bộ được lên Cổng Dịch vụ công quốc gia',
    en: 'Not taken by the national portal',
  },
  'portal-differs': {
    vi: 'Cổng Dịch vụ công quốc gia lưu khác, phải sửa trên Cổng',
    en: 'Held otherwise by the national portal, to be put right there',
  },
  drift: { vi: 'Số liệu lệch so với nhật ký', en: 'Figures differ from the log' },
};

const SEVERITIES: Readonly<Record<AlertSeverity, Wording>> = {
  notice: { vi: 'nhắc việc', en: 'notice' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  serious: { vi: 'nghiêm trọng', en: 'serious' },
};

const AUDIENCES: Readonly<Record<AlertAudience, Wording>> = {
  officer: { vi: 'cán bộ xử lý', en: 'officer' },
  head: { vi: 'thủ trưởng', en: 'head' },
  superior: { vi: 'cơ quan cấp trên', en: 'superior unit' },
};

const subjectOf = (subject: AlertSubject): Wording => {
  switch (subject.kind) {
    case 'dossier':
      return { vi: `hồ sơ ${subject.code}`, en: `dossier ${subject.code}` };
    case 'petition':
      return { vi: `phản ánh, kiến nghị ${subject.code}`, en: `petition ${subject.code}` };
    case 'unit':
      return { vi: `cơ quan ${subject.unit}`, en: `unit ${subject.unit}` };
    case 'officer':
      return {
        vi: `cán bộ ${subject.officer} (${subject.unit})`,
        en: `officer ${subject.officer} (${subject.unit})`,
      };
    case 'engine':
      return { vi: `hệ thống: ${subject.part}`, en: `engine: ${subject.part}` };
  }
};

/** What an alert says, without anything about the applicant. */
export const wordingOf = ({ kind, severity, subject, audience }: AlertNotice): Wording => {
  const [what, how, about, whom] = [
    KINDS[kind],
    SEVERITIES[severity],
    subjectOf(subject),
    AUDIENCES[audience],
  ];
  return {
    vi: `${what.vi}: ${about.vi} (${how.vi}, gửi ${whom.vi})`,
    en: `${what.en}: ${about.en} (${how.en}, to the ${whom.en})`,
  };
};
