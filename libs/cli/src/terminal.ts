import { SingleBar } from 'cli-progress';

/** Where the command line speaks: results to stdout, all else to stderr. */
export interface Terminal {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly isJson: boolean;
}

/** Progress on stderr: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  update(done: number, of?: number): void;
  stop(): void;
}

const LINE_EVERY_MS = 2_000;

const lines = (name: string, err: NodeJS.WritableStream): Progress => {
  let last = 0;
  return {
    update: (done, of) => {
      const now = Date.now();
      if (now - last < LINE_EVERY_MS) return;
      last = now;
      err.write(of === undefined ? `${name}: ${done}\n` : `${name}: ${done} of ${of}\n`);
    },
    stop: () => undefined,
  };
};

const bar = (name: string, err: NodeJS.WritableStream): Progress => {
  const drawn = new SingleBar({ stream: err, format: `${name} {bar} {value}/{total}`, hideCursor: true });
  let isStarted = false;
  return {
    update: (done, of = done) => {
      if (!isStarted) drawn.start(of, done);
      isStarted = true;
      drawn.setTotal(of);
      drawn.update(done);
    },
    stop: () => drawn.stop(),
  };
};

export const progress = ({ err }: Terminal, name: string): Progress =>
  err.isTTY ? bar(name, err) : lines(name, err);

/** One JSON object as the last line of stdout, or lines for a person. */
export const answer = ({ out, isJson }: Terminal, json: object, lines: () => readonly string[]): void => {
  out.write(isJson ? `${JSON.stringify(json)}\n` : `${lines().join('\n')}\n`);
};
