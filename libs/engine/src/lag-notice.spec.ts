import { noticeOf, type Lag, type LagNotice } from './lag-notice';

const working = (seconds: number): Lag => ({ standsBy: false, seconds });
const failing: Lag = { standsBy: false, seconds: 0, failure: 'the broker is away' };
const standingBy: Lag = { ...failing, standsBy: true };
const unknown: Lag = { standsBy: false };

const said = (...looks: readonly Lag[]): readonly (LagNotice | '')[] => {
  let last: LagNotice | undefined;
  return looks.map((lag) => {
    const notice = noticeOf(lag, last);
    last = notice ?? last;
    return notice ?? '';
  });
};

describe('the log of a role tells', () => {
  it.each<[string, readonly Lag[], readonly (LagNotice | '')[]]>([
    ['nothing of one that is no more than a minute behind', [working(0), working(60)], ['', '']],
    [
      'of one that is further behind each time, then once that it has caught up',
      [working(61), working(3_600), working(2), working(0)],
      ['behind', 'behind', 'caught-up', ''],
    ],
    [
      'of one that fails, also where nothing waits',
      [failing, failing, working(0)],
      ['behind', 'behind', 'caught-up'],
    ],
    ['that one is behind for which another works', [{ standsBy: true, seconds: 300 }], ['behind']],
    [
      'of no recovery where one failed and now stands by, or does not know',
      [failing, standingBy, unknown, working(0)],
      ['behind', '', '', 'caught-up'],
    ],
  ])('%s', (_, looks, notices) => {
    expect(said(...looks)).toEqual(notices);
  });
});
