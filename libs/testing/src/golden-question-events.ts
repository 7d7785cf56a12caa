import type { QuestionEvent, QuestionEvents, QuestionEventType } from '@hoso/domain';
import { vn } from './local-time';

const sealed = (text: string) => ({
  person: 'q0Zr1n6yX2b7Yw3kq8Vt5LsA',
  iv: 'AAECAwQFBgcICQoL',
  sealed: Buffer.from(text).toString('base64'),
});

/** One realistic event of each type, with all that it can carry. */
const SAMPLES: { readonly [Type in QuestionEventType]: QuestionEvents[Type] } = {
  QuestionReceived: {
    unit: 'H23.15',
    field: 'G02-TP',
    procedure: '1.004884',
    asker: sealed('sealed asker'),
    content: sealed('sealed question'),
  },
  QuestionAnswered: {
    answer: 'Bà nộp tờ khai tại UBND xã An Phú; bản sao trích lục được cấp trong ngày làm việc.',
    answeredBy: { name: 'Trần Thị Bình', position: 'Công chức tư pháp - hộ tịch' },
  },
  QuestionFoundAnswered: {},
  AnswerExchangeBegun: { attempt: 2 },
  AnswerExchangeEnded: {
    attempt: 2,
    outcome: 'not-now',
    cause: 'maintenance',
    errorCode: '503',
    fault: 'Hệ thống đang bảo trì',
  },
};

export const goldenQuestionEvents: readonly QuestionEvent[] = Object.entries(SAMPLES).map(
  ([type, data]) => ({ type, data, at: vn('2025-06-26T08:00') }) as QuestionEvent,
);
