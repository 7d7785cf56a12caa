import { randomUUID } from 'node:crypto';
import { CLOUD_EVENTS_JSON, dataSchemaOf, HEADERS, TOPICS, type CloudEvent } from '@hoso/contracts';
import type { Clock } from '@hoso/kernel';
import { deadLetterOf, type TopicLimits, type TopicMessage, type TopicRecord } from '@hoso/messaging';
import type { CommandAnswer } from './command-gate';

const REPLY = 'vn.hoso.command-reply.v1';
const SOURCE = '/commands';

interface Answered extends CommandAnswer {
  readonly commandId: string;
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
  ) {}

  /** The answer to a command, under the command’s key. */
  reply({ key }: TopicRecord, answered: Answered): TopicMessage {
    const message = this.replyUnder(key, answered);
    if (this.limits.fits(message)) return message;
    return this.replyUnder(key, { ...answered, body: bodyTooLarge(answered.body) });
  }

  /** A record that is no command, or one that the API fails at; credentials are left out. */
  deadLetter(
    record: TopicRecord,
    { cause, detail }: { readonly cause: string; readonly detail: string },
  ): TopicMessage {
    const letter = { record, cause, detail, id: randomUUID(), source: SOURCE, time: this.clock.now() };
    return deadLetterOf(letter, this.limits.of(TOPICS.deadLetters.name));
  }

  private replyUnder(key: string, { commandId, status, body }: Answered): TopicMessage {
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
      headers: { [HEADERS.contentType]: CLOUD_EVENTS_JSON },
    };
  }
}
