import type { PetitionEventType } from '@hoso/domain';

/** What each event of a petition is called in front of people; a new event does not compile without. */
export const PETITION_LABELS: Readonly<
  Record<PetitionEventType, { readonly vi: string; readonly en: string }>
> = {
  PetitionSubmitted: { vi: 'Gửi phản ánh, kiến nghị', en: 'petition submitted' },
  PetitionRefused: { vi: 'Từ chối tiếp nhận', en: 'refused' },
  PetitionForwarded: { vi: 'Chuyển cơ quan có thẩm quyền', en: 'forwarded to the competent agency' },
  PetitionInformationRequested: { vi: 'Yêu cầu bổ sung thông tin', en: 'information requested' },
  PetitionSupplemented: { vi: 'Bổ sung thông tin', en: 'supplemented' },
  PetitionAccepted: { vi: 'Tiếp nhận xử lý', en: 'accepted' },
  PetitionAssigned: { vi: 'Phân công xử lý', en: 'assigned to an officer' },
  PetitionAnswered: { vi: 'Trả lời', en: 'answered' },
  PetitionAnswerReturned: { vi: 'Trả lại để trả lời lại', en: 'answer returned' },
  PetitionAnswerApproved: { vi: 'Duyệt, chờ công khai', en: 'answer approved' },
  PetitionAnswerPublished: { vi: 'Công khai kết quả', en: 'answer published' },
  PetitionPromiseFulfilled: { vi: 'Đã thực hiện cam kết', en: 'promise fulfilled' },
  PetitionRehomed: { vi: 'Chuyển về cơ quan kế thừa', en: 'moved to the successor unit' },
  PetitionLateRecorded: { vi: 'Ghi nhận quá hạn', en: 'lateness recorded' },
  PetitionRated: { vi: 'Đánh giá', en: 'rated' },
  PetitionReopened: { vi: 'Yêu cầu xử lý lại', en: 'reopened' },
  PetitionAskedAgain: { vi: 'Yêu cầu đã được đáp ứng từ trước', en: 'asked for what held already' },
};
