import type { Shutdown } from '@hoso/platform';
import { noticeOf, type Lag, type LagNotice } from './lag-notice';

/** The log of a process. */
export interface LagJournal {
  readonly info: (facts: object, message: string) => void;
  readonly warn: (facts: object, message: string) => void;
}

export interface LagTelling {
  /** As log lines name it, such as `the relay`. */
  readonly role: string;
  /** Asked once a minute; what it holds beside stands in the line. */
  readonly lag: () => Lag;
  readonly journal: LagJournal;
  readonly shutdown: Shutdown;
}

const LOOK_EVERY_MS = 60_000;

/** Lets the log of a process that nobody can ask tell how far its role is behind, until the process stops. */
export const tellLag = ({ role, lag, journal, shutdown }: LagTelling): void => {
  let last: LagNotice | undefined;
  const look = (): void => {
    const seen = lag();
    const notice = noticeOf(seen, last);
    last = notice ?? last;
    if (notice === 'behind') journal.warn(seen, `${role} is behind or fails`);
    if (notice === 'caught-up') journal.info(seen, `${role} works and has caught up`);
  };
  const looks = setInterval(look, LOOK_EVERY_MS).unref();
  shutdown.onStop(`what is told of ${role}`, () => clearInterval(looks));
};
