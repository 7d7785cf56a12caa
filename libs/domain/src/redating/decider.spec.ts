import { deciderSpec, vn } from '@hoso/testing';
import { plainDateOf, type Instant } from '@hoso/kernel';
import type { RedatingCommand, RedatingCommands } from './decider';
import { redatingDecider } from './decider';
import type { RedatingEvent, RedatingEvents } from './events';
import { DEFAULT_REDATING_POLICY, type RedatingFacts } from './rule';
import { NO_DOSSIERS } from './totals';
import type { DossierScope, RedatedDossier, RedatingCause } from './vocabulary';

const AT = vn('2025-06-12T09:00');
const factsAt = (at: Instant = AT, changes: Partial<RedatingFacts> = {}): RedatingFacts => ({
  at,
  actor: { id: 'an', role: 'head', unit: 'H23.31' },
  policy: DEFAULT_REDATING_POLICY,
  newestCalendar: 4,
  ...changes,
});
const given = deciderSpec(redatingDecider, factsAt);

const happened = <Type extends keyof RedatingEvents>(
  type: Type,
  data: RedatingEvents[Type],
  at: Instant = AT,
): RedatingEvent => ({ type, data, at }) as RedatingEvent;
const command = <Type extends keyof RedatingCommands>(
  type: Type,
  data: RedatingCommands[Type],
): RedatingCommand => ({ type, data }) as RedatingCommand;

const cause: RedatingCause = { calendar: { region: 'hai-duong', version: 4 } };
const flood = (shift: { readonly workingDays: number } | { readonly dueAt: Instant }): RedatingCause => ({
  instrument: { number: 'QĐ 9', legalBasis: 'Luật PCTT art. 26', ...shift },
});
const scope: DossierScope = { units: ['H23.31'] };
const proposal = { redating: 'r1', cause, scope, position: '42' };
const propose = (changes: Partial<RedatingEvents['RedatingProposed']> = {}) =>
  command('ProposeRedating', { ...proposal, ...changes });
const dates = (local: string) => ({ statutory: vn(local), current: vn(local), provisional: false });
const later = (code: string): RedatedDossier => ({
  code,
  outcome: 'later',
  from: dates('2025-06-24T17:00'),
  to: dates('2025-06-25T17:00'),
});
const refused = (code: string): RedatedDossier => ({ code, outcome: 'refused', refusal: 'wrong-state' });

const part = { after: '', dossiers: [later('a'), refused('b'), later('d')], unchanged: 1, through: 'd' };
const totals = { ...NO_DOSSIERS, touched: 2, later: 2, refused: 1, unchanged: 1 };
const proposed = happened('RedatingProposed', proposal);
const assessing = [proposed, happened('DossiersAssessed', part)];
const concluded = happened('RedatingAssessed', { cause, scope, totals, position: '42' });
const assessed = [...assessing, concluded];
const order = (changes: Partial<RedatingCommands['OrderRedating']> = {}) =>
  command('OrderRedating', { reason: 'Nghỉ bù', ...changes });
const ordering = { reason: 'Nghỉ bù', cause, assessedAt: AT, dossiers: 3 };
const ordered = [...assessed, happened('RedatingOrdered', ordering)];
const redated = (after: number, ...dossiers: readonly RedatedDossier[]) => ({ after, dossiers });
const ended: RedatedDossier = { code: 'd', outcome: 'ended' };
const allDone = [
  ...ordered,
  happened('DossiersRedated', redated(0, later('a'), refused('b'))),
  happened('DossiersRedated', redated(2, ended)),
];
const results = { ...NO_DOSSIERS, touched: 1, later: 1, refused: 1, ended: 1 };
const completed = [...allDone, happened('RedatingCompleted', { totals: results })];
const withdraw = (reason = 'Nhầm') => command('WithdrawRedating', { reason });
const withdrawn = happened('RedatingWithdrawn', { reason: 'Nhầm' });

describe('a proposal', () => {
  it('opens the stream once', () => {
    given().when(propose()).then(proposed);
    given(proposed)
      .when(propose({ position: '50' }))
      .thenNothing();
    given(proposed)
      .when(propose({ scope: {} }))
      .thenRefused('redating-known', { redating: 'r1' });
  });

  it('needs the newest calendar of a region that has one', () => {
    given()
      .when(propose(), AT, { newestCalendar: 5 })
      .thenRefused('calendar-not-newest', { region: 'hai-duong', asked: 4, newest: 5 });
    const { newestCalendar: _, ...without } = factsAt();
    expect(redatingDecider.decide(propose(), undefined, without)).toMatchObject({
      refused: 'calendar-unknown',
    });
  });

  it.each([0, -1, 1.5, 10_001])('moves nothing by %d working days', (workingDays) =>
    given()
      .when(propose({ cause: flood({ workingDays }) }))
      .thenRefused('shift-not-countable', { workingDays }),
  );

  it('sets a date ahead only', () => {
    const ahead = { ...proposal, cause: flood({ dueAt: vn('2025-06-12T09:00:00.001') }) };
    given().when(command('ProposeRedating', ahead)).then(happened('RedatingProposed', ahead));
    given()
      .when(propose({ cause: flood({ dueAt: AT }) }))
      .thenRefused('date-not-ahead', { dueAt: AT, at: AT });
  });

  it('has a scope that does not end before it begins', () => {
    const day = (text: string) => plainDateOf(text);
    const one = { ...proposal, scope: { dueFrom: day('2025-07-01'), dueTo: day('2025-07-01') } };
    given().when(command('ProposeRedating', one)).then(happened('RedatingProposed', one));
    given()
      .when(propose({ scope: { dueFrom: day('2025-07-02'), dueTo: day('2025-07-01') } }))
      .thenRefused('scope-reversed');
  });
});

describe('a dry run', () => {
  it('takes its parts where the one before has ended, and concludes once', () => {
    given(proposed).when(command('RecordAssessed', part)).then(happened('DossiersAssessed', part));
    given(...assessing)
      .when(command('RecordAssessed', part))
      .thenRefused('batch-out-of-turn', { after: '', through: 'd' });
    given(...assessing)
      .when(command('ConcludeAssessment', {}))
      .then(concluded);
    given(...assessed)
      .when(command('ConcludeAssessment', {}))
      .thenNothing();
  });

  it('takes nothing more after that', () =>
    given(...assessed)
      .when(command('RecordAssessed', { after: 'd', dossiers: [], unchanged: 1, through: 'e' }))
      .thenRefused('assessment-concluded', { phase: 'assessed' }));

  it('needs a proposal', () => given().when(command('RecordAssessed', part)).thenRefused('redating-unknown'));
});

describe('an order', () => {
  it('rests on a complete report of a day at most', () => {
    given(...assessing)
      .when(order())
      .thenRefused('assessment-unfinished');
    const [last, late] = [vn('2025-06-13T09:00'), vn('2025-06-13T09:00:00.001')];
    given(...assessed)
      .when(order(), last)
      .then(happened('RedatingOrdered', ordering, last));
    given(...assessed)
      .when(order(), late)
      .thenRefused('assessment-outdated');
  });

  it('is of the cause and the scope that were assessed, where it says them', () => {
    given(...assessed)
      .when(order({ cause, scope }))
      .then(happened('RedatingOrdered', ordering));
    given(...assessed)
      .when(order({ cause: flood({ workingDays: 1 }) }))
      .thenRefused('cause-differs');
    given(...assessed)
      .when(order({ scope: {} }))
      .thenRefused('scope-differs');
    given(...ordered)
      .when(order({ scope: {} }))
      .thenRefused('redating-ordered');
  });

  it('comes before the calendar has changed again', () =>
    given(...assessed)
      .when(order(), AT, { newestCalendar: 5 })
      .thenRefused('calendar-not-newest'));

  it('moves at least one date', () => {
    const none = happened('DossiersAssessed', {
      after: '',
      dossiers: [refused('b')],
      unchanged: 0,
      through: 'b',
    });
    given(proposed, none, concluded).when(order()).thenRefused('nothing-to-redate');
  });

  it('is given once', () => {
    given(...ordered)
      .when(order())
      .thenNothing();
    given(...completed)
      .when(order())
      .thenNothing();
    given(...ordered)
      .when(order({ reason: 'Khác' }))
      .thenRefused('redating-ordered');
    given(...assessed, withdrawn)
      .when(order())
      .thenRefused('redating-withdrawn');
  });
});

describe('carrying out', () => {
  const first = redated(0, later('a'), refused('b'));

  it('takes results in the order of the list, each once', () => {
    given(...ordered)
      .when(command('RecordRedated', first))
      .then(happened('DossiersRedated', first));
    given(...ordered, happened('DossiersRedated', first))
      .when(command('RecordRedated', first))
      .thenNothing();
    given(...completed)
      .when(command('RecordRedated', first))
      .thenNothing();
  });

  it.each([
    ['a gap', redated(1, later('b'))],
    ['more than the list holds', redated(0, later('a'), refused('b'), ended, later('e'))],
  ])('refuses %s', (_, results_) =>
    given(...ordered)
      .when(command('RecordRedated', results_))
      .thenRefused('batch-out-of-turn'),
  );

  it('needs an order', () => {
    given(...assessed)
      .when(command('RecordRedated', first))
      .thenRefused('redating-not-ordered');
    given(...assessed)
      .when(command('CompleteRedating', {}))
      .thenRefused('redating-not-ordered');
  });

  it('is complete with the last result and not before', () => {
    given(...ordered, happened('DossiersRedated', first))
      .when(command('CompleteRedating', {}))
      .thenRefused('dossiers-left', { done: 2, listed: 3 });
    given(...allDone)
      .when(command('CompleteRedating', {}))
      .then(happened('RedatingCompleted', { totals: results }));
    given(...completed)
      .when(command('CompleteRedating', {}))
      .thenNothing();
  });
});

describe('a withdrawal', () => {
  it('comes before the order', () => {
    given(...assessing)
      .when(withdraw())
      .then(withdrawn);
    given(...assessed)
      .when(withdraw())
      .then(withdrawn);
    given(...ordered)
      .when(withdraw())
      .thenRefused('redating-ordered');
  });

  it('is recorded once', () => {
    given(...assessed, withdrawn)
      .when(withdraw())
      .thenNothing();
    given(...assessed, withdrawn)
      .when(withdraw('Khác'))
      .thenRefused('redating-withdrawn');
  });
});
