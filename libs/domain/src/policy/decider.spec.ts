import { deciderSpec, vn } from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';
import fc from 'fast-check';
import { DEFAULT_ALERT_POLICIES } from '../alert';
import { policyDecider, type PolicyEvent, type PolicyFacts } from './decider';
import { policiesOn } from './policies-on';
import { alertsOn, BASE_POLICY, policyOn, withPolicy, type WrittenPolicy } from './policy-version';

const DECIDED = 'dossier-H23.15-250610-0001';
const given = deciderSpec(
  policyDecider,
  (local: string, log: Omit<PolicyFacts, 'at'> = { decided: DECIDED }): PolicyFacts => ({
    at: vn(local),
    ...log,
  }),
);

const version = (name: string, validFrom: string, changes: Partial<WrittenPolicy> = {}): WrittenPolicy => ({
  ...{ version: name, validFrom: plainDateOf(validFrom), source: 'QĐ 12/QĐ-UBND' },
  ...changes,
});
const adopt = (policy: WrittenPolicy) => ({ type: 'AdoptPolicy', data: { policy } }) as const;
const adopted = (policy: WrittenPolicy, local: string): PolicyEvent => ({
  type: 'PolicyAdopted',
  data: { policy },
  at: vn(local),
});

const first = version('2026', '2026-01-01');

describe('AdoptPolicy', () => {
  it('takes a version that begins after the day of its adoption in Vietnam', () => {
    const eve = '2025-12-31T23:59:59.999';
    given().when(adopt(first), eve).then(adopted(first, eve));
    given()
      .when(adopt(first), '2026-01-01T00:00')
      .thenRefused('policy-not-ahead', {
        ...{ version: '2026', validFrom: '2026-01-01', today: '2026-01-01' },
        decided: DECIDED,
      });
  });

  it('takes versions of days gone by while nothing was decided by another', () => {
    const [later, fresh] = ['2027-06-01T08:00', {}];
    const history = adopted(first, later);
    const second = version('2027', '2027-01-01');
    given().when(adopt(first), later, fresh).then(history);
    given(history).when(adopt(second), later, fresh).then(adopted(second, later));
    given(history)
      .when(adopt(version('2025', '2025-01-01')), later, fresh)
      .thenRefused('policy-not-after');
  });

  it('keeps what was adopted: the same again is nothing, another content is refused', () => {
    const history = adopted(first, '2025-12-01T08:00');
    given(history)
      .when(adopt({ ...first }), '2026-06-01T08:00')
      .thenNothing();
    const changed = version('2026', '2026-01-01', { source: 'QĐ 13' });
    given(history)
      .when(adopt(changed), '2025-12-02T08:00')
      .thenRefused('policy-changed', { version: '2026' });
    given()
      .when(adopt(version('base', '2026-01-01')), '2025-12-02T08:00')
      .thenRefused('policy-changed');
  });

  it('takes versions in the order of their first days', () => {
    const history = adopted(first, '2025-12-01T08:00');
    const same = version('other', '2026-01-01');
    given(history)
      .when(adopt(same), '2025-12-02T08:00')
      .thenRefused('policy-not-after', { version: 'other', validFrom: '2026-01-01', latest: '2026-01-01' });
    const next = version('2026b', '2026-01-02');
    given(history).when(adopt(next), '2025-12-02T08:00').then(adopted(next, '2025-12-02T08:00'));
  });
});

describe('the version in force', () => {
  const nearDue = [{ kind: 'share-of-limit', share: 0.9 }] as const;
  const history = [
    version('2026', '2026-01-01', { accountability: { submissionDays: 9 } }),
    version('2027', '2027-01-01', { dossier: { nearDue } }),
  ].reduce((before, next) => withPolicy(before, next, vn('2025-12-01T08:00')), policyDecider.initial);

  it('is the latest that has begun, the base before the first', () => {
    const on = (day: string) => policyOn(history, plainDateOf(day));
    expect(on('2025-12-31')).toBe(BASE_POLICY);
    expect([on('2026-01-01').version, on('2026-12-31').version]).toEqual(['2026', '2026']);
  });

  it('takes what it leaves out from the one before', () => {
    const { dossier, accountability, alerts } = policyOn(history, plainDateOf('2027-01-01'));
    expect(dossier).toEqual({ ...BASE_POLICY.dossier, nearDue });
    expect(accountability).toEqual({ ...BASE_POLICY.accountability, submissionDays: 9 });
    expect(alerts).toEqual(BASE_POLICY.alerts);
  });

  it('raises alerts from the first policy of all on', () => {
    expect(alertsOn(history, plainDateOf('2024-11-14'))).toBeUndefined();
    expect(alertsOn(history, plainDateOf('2024-11-15'))).toBe(DEFAULT_ALERT_POLICIES[0]);
    expect(alertsOn(history, plainDateOf('2026-03-01'))).toMatchObject({ validFrom: '2026-01-01' });
  });

  it('is shown whole, among all versions with their days and what each names', () => {
    const { inForce, versions } = policiesOn(history, plainDateOf('2026-12-31'));
    expect(inForce).toMatchObject({
      version: '2026',
      dossier: BASE_POLICY.dossier,
      accountability: { submissionDays: 9 },
      alerts: { validFrom: '2026-01-01', answerWithin: BASE_POLICY.alerts.answerWithin },
    });
    const adoptedAt = vn('2025-12-01T08:00');
    expect(versions).toStrictEqual([
      { ...BASE_POLICY, validTo: '2025-12-31' },
      {
        ...version('2026', '2026-01-01', { accountability: { submissionDays: 9 } }),
        ...{ adoptedAt, validTo: '2026-12-31' },
      },
      { ...version('2027', '2027-01-01', { dossier: { nearDue } }), adoptedAt },
    ]);
    const early = policiesOn(history, plainDateOf('2024-11-14')).inForce;
    expect([early.version, early.alerts]).toEqual(['base', null]);
  });

  it('of a day that has come is never changed by what is adopted later', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 8 }), (tries) => {
        const dayAt = (nr: number) =>
          plainDateOf(new Date(Date.UTC(2026, 0, 1 + nr)).toISOString().slice(0, 10));
        let state = policyDecider.initial;
        for (const [nr, [today, ahead]] of tries.toSorted(([one], [other]) => one - other).entries()) {
          const before = policyOn(state, dayAt(today));
          const command = adopt(version(`v${nr}`, dayAt(ahead)));
          const facts = { at: vn(`${dayAt(today)}T08:00`), decided: DECIDED };
          const outcome = policyDecider.decide(command, state, facts);
          if (!('refused' in outcome)) state = outcome.reduce(policyDecider.evolve, state);
          expect(policyOn(state, dayAt(today))).toBe(before);
        }
      }),
    ));
});
