import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** How a server meets a mail; `silent-after-data` takes it and never says so. */
export type SmtpManner =
  | 'takes'
  | 'refuses-recipient'
  | 'is-busy'
  | 'refuses-content'
  | 'silent-after-data'
  | 'hangs-up-after-data'
  | 'hangs-up-before-data';

export interface SmtpServer {
  readonly url: string;
  /** The mails taken, headers and text. */
  readonly mails: readonly string[];
  manner: SmtpManner;
  stop(): Promise<void>;
}

const END_OF_DATA = '\r\n.\r\n';

type Reply = (text: string) => void;

/** What is answered to a command otherwise than with consent. */
const ANSWERS: Readonly<Partial<Record<SmtpManner, Readonly<Record<string, string>>>>> = {
  'refuses-recipient': { RCPT: '550 5.1.1 nobody here' },
  'is-busy': { MAIL: '451 4.3.2 later' },
};

/** One conversation: lines are commands until DATA, then text until the single dot. */
const converse = (socket: Socket, manner: () => SmtpManner, keep: (mail: string) => void): void => {
  const reply: Reply = (text) => void socket.write(`${text}\r\n`);
  let inData = false;
  let buffered = '';
  const afterData = (): void => {
    keep(buffered.slice(0, buffered.indexOf(END_OF_DATA)));
    inData = false;
    if (manner() === 'hangs-up-after-data') socket.destroy();
    else if (manner() === 'refuses-content') reply('554 5.6.0 refused');
    else if (manner() !== 'silent-after-data') reply('250 2.0.0 taken');
  };
  const begin = (): void => {
    if (manner() === 'hangs-up-before-data') return void socket.destroy();
    inData = true;
    reply('354 go on');
  };
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'DATA') begin();
    else reply(ANSWERS[manner()]?.[verb] ?? (verb === 'QUIT' ? '221 2.0.0 bye' : '250 fine'));
  };
  const read = (): void => {
    if (inData) {
      if (!buffered.includes(END_OF_DATA)) return;
      afterData();
      buffered = '';
      return;
    }
    const end = buffered.indexOf('\r\n');
    if (end < 0) return;
    const line = buffered.slice(0, end);
    buffered = buffered.slice(end + 2);
    command(line);
    read();
  };
  socket.setEncoding('utf8').on('error', () => undefined);
  socket.on('data', (text: string) => {
    buffered += text;
    read();
  });
  reply('220 test ESMTP');
};

/** A mail server on loopback, just enough of SMTP. */
export const startSmtpServer = async (): Promise<SmtpServer> => {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const state: { manner: SmtpManner } = { manner: 'takes' };
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(
      socket,
      () => state.manner,
      (mail) => mails.push(mail),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    get manner() {
      return state.manner;
    },
    set manner(manner) {
      state.manner = manner;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
