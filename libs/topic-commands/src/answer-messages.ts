import { randomUUID } from 'node:crypto';
import { CLOUD_EVENTS_JSON, dataSchemaOf, HEADERS, TOPICS, type CloudEvent } from '@hoso/contracts';
import type { Clock } from '@hoso/kernel';
import {
  letterIdOf,
  sealedDeadLetterOf,
  type Seal,
  type TopicLimits,
  type TopicMessage,
  type TopicRecord,
} from '@hoso/messaging';
import type { CommandAnswer } from './command-gate';

const REPLY = 'vn.hoso.command-reply.v1';
const SOURCE = '/commands';

interface Answered extends CommandAnswer {
  readonly commandId: string;
}

/** Why a record is laid aside. */
interface LaidAside {
  readonly cause: string;
  readonly detail: string;
  /** Whether the detail quotes nothing of the record. */
  readonly isDetailPlain: boolean;
}

/** Stands for what a reply cannot hold; the status stays. */
const bodyTooLarge = (body: CommandAnswer['body']): CommandAnswer['body'] => ({
  code: 'answer-too-large',
  title: 'The answer is larger than a reply can be; sent over HTTP, the command has it under the same id',
  titleVi: 'Kết quả lớn hơn một bản ghi trả lời; gửi lại lệnh qua HTTP với cùng mã lệnh để nhận kết quả',
  bytes: Buffer.byteLength(JSON.stringify(body)),
});

/** What is told about commands: records that fit in their topics. */
export class AnswerMessages {
  constructor(
    private readonly clock: Clock,
    private readonly limits: TopicLimits,
    private readonly seal: Seal,
  ) {}

  /** The answer to a command, under the command’s key. */
  reply(record: TopicRecord, answered: Answered): TopicMessage {
    const message = this.replyTo(record, answered);
    if (this.limits.fits(message)) return message;
    return this.replyTo(record, { ...answered, body: bodyTooLarge(answered.body) });
  }

  /** A record that is no command, or one that the API fails at: sealed, as it may name persons; credentials are left out. */
  deadLetter(record: TopicRecord, reason: LaidAside): TopicMessage {
    const { seal } = this;
    const id = letterIdOf(SOURCE, record);
    const letter = { ...reason, record, seal, id, source: SOURCE, time: this.clock.now() };
    return sealedDeadLetterOf(letter, this.limits.of(TOPICS.deadLetters.name));
  }

  private replyTo(record: TopicRecord, { commandId, status, body }: Answered): TopicMessage {
    const { key, partition, offset } = record;
    const event: CloudEvent = {
      specversion: '1.0',
      id: randomUUID(),
      source: SOURCE,
      type: REPLY,
      subject: key,
      time: this.clock.now(),
      datacontenttype: 'application/json',
      dataschema: dataSchemaOf(REPLY),
      data: { commandId, status, body },
    };
    return {
      topic: TOPICS.commandReplies.name,
      key,
      value: JSON.stringify(event),
      headers: { [HEADERS.contentType]: CLOUD_EVENTS_JSON, [HEADERS.answers]: `${partition}/${offset}` },
    };
  }
}
