import type { SendOutcome } from '../delivery/sink';
import { recipient, sampleMessage, startSmtpServer, type SmtpManner, type SmtpServer } from '../testing';
import { SmtpSink, type MailRecipient } from './smtp-sink';

const HEAD = recipient('mail') as MailRecipient;
const FROM = 'Hoso <hoso@example.vn>';

let server: SmtpServer;

beforeEach(async () => {
  server = await startSmtpServer();
});
afterEach(() => server.stop());

const send = (manner: SmtpManner, url = server.url): Promise<SendOutcome> => {
  server.manner = manner;
  return new SmtpSink({ url, from: FROM, answerWithinMs: 500 }).send(HEAD, sampleMessage());
};

const decoded = (mail: string): string => {
  const [head, ...body] = mail.split('\r\n\r\n');
  const isBase64 = head!.includes('base64');
  return isBase64 ? Buffer.from(body.join(''), 'base64').toString() : body.join('\n');
};

describe('mails by SMTP', () => {
  it('arrive in Vietnamese and English under an id that stays the same', async () => {
    expect(await send('takes')).toEqual({ kind: 'delivered' });
    await send('takes');
    const ids = server.mails.map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1]);
    expect(ids).toEqual(Array(2).fill(`<${sampleMessage().id}@example.vn>`));
    expect(server.mails[0]).toContain('To: head@example.vn');
    const text = decoded(server.mails[0]!).replace(/=\r?\n/g, '');
    const readable = Buffer.from(
      text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString();
    expect(`${text}${readable}`).toContain('Quá hạn giải quyết: hồ sơ H23.01-250610-0001');
    expect(text).toContain('Overdue: dossier H23.01-250610-0001');
    expect(text).toContain('OverdueRecorded');
  });

  it.each<[SmtpManner, SendOutcome]>([
    ['refuses-recipient', { kind: 'failed', fault: 'EENVELOPE 550', isPermanent: true }],
    ['is-busy', { kind: 'failed', fault: 'EENVELOPE 451', isPermanent: false }],
    ['refuses-content', { kind: 'failed', fault: 'EMESSAGE 554', isPermanent: true }],
    ['hangs-up-before-data', { kind: 'failed', fault: 'ECONNECTION', isPermanent: false }],
    ['hangs-up-after-data', { kind: 'unknown', fault: 'ECONNECTION' }],
    ['silent-after-data', { kind: 'unknown', fault: 'ETIMEDOUT' }],
  ])('to a server that %s', async (manner, outcome) => expect(await send(manner)).toEqual(outcome));

  it('to a server that is not there have certainly not arrived', async () => {
    const { url } = server;
    await server.stop();
    server = await startSmtpServer();
    expect(await send('takes', url)).toMatchObject({ kind: 'failed', isPermanent: false });
  });
});
