import MailComposer from 'nodemailer/lib/mail-composer';
import { localText, VIETNAM } from '@hoso/kernel';
import type { AlertNotice, OutgoingMessage } from '../delivery/sink';
import { wordingOf } from '../delivery/wording';

const figuresOf = ({ figures }: AlertNotice): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

const paragraphOf = (notice: AlertNotice): string => {
  const { vi, en } = wordingOf(notice);
  const evidence = notice.evidence.map(({ stream, revision, type }) => `${stream}@${revision} ${type}`);
  return [
    vi,
    en,
    `  ${localText(notice.raisedAt, VIETNAM)}; ${figuresOf(notice)}`,
    `  căn cứ / evidence: ${evidence.join('; ')}`,
    `  alert ${notice.alert}`,
  ].join('\r\n');
};

const subjectOf = ({ notices }: OutgoingMessage): string => {
  const [first] = notices;
  return notices.length === 1 && first ? wordingOf(first).vi : `Hoso: ${notices.length} cảnh báo`;
};

/** The id that a mail keeps however often it is composed, as mail programs and servers know it. */
export const messageIdOf = (id: string, from: string): string =>
  `<${id}@${from.split('@').at(-1)!.replace(/[>\s]/g, '')}>`;

/** A mail in its final form. */
export const composeMail = (from: string, to: string, message: OutgoingMessage): Promise<Buffer> =>
  new MailComposer({
    from,
    to,
    subject: subjectOf(message),
    text: message.notices.map(paragraphOf).join('\r\n\r\n'),
    messageId: messageIdOf(message.id, from),
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build();
