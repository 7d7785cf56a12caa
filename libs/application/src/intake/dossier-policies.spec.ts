import { dossierDecider, type DossierThresholds, type OpenedDossier } from '@hoso/domain';
import { plainDateOf, VIETNAM, type Instant } from '@hoso/kernel';
import { DUE, openedAfter, received, submitted, vn } from '@hoso/testing';
import { POLICY_NAME } from '../reference/reference-data';
import { contextOf, ONE_PROCEDURE, startApplication, type ApplicationFixture } from '../testing';
import { DossierPolicies } from './dossier-policies';

const NEW: Partial<DossierThresholds> = {
  nearDue: [{ kind: 'share-of-limit', share: 0.5 }],
  explanationDays: 2,
};

describe('the policy of a dossier', () => {
  let application: ApplicationFixture;
  let policies: DossierPolicies;
  const of = (dossier: OpenedDossier, at: Instant) => policies.of(dossier, { at, zone: VIETNAM });

  beforeAll(async () => {
    application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
    policies = new DossierPolicies(application.reference, application.settings);
    const policy = { version: 'new', validFrom: plainDateOf('2025-06-12'), source: 'QĐ 12', dossier: NEW };
    await application.referenceDecisions.take({
      ...{ kind: 'policy', id: POLICY_NAME, type: 'AdoptPolicy', data: { policy } },
      context: contextOf(),
    });
  });
  afterAll(() => application.stop());

  const shareIn = ({ nearDue: [first] }: DossierThresholds) =>
    first?.kind === 'share-of-limit' && first.share;

  it('keeps the thresholds of its reception, whatever came into force since', () => {
    const old = openedAfter({ ...received(), at: vn('2025-06-11T16:00') });
    expect(shareIn(of(old, vn('2025-06-20T08:00')))).toBe(0.8);
    const fresh = openedAfter({ ...received(), at: vn('2025-06-12T08:00') });
    expect(shareIn(of(fresh, vn('2025-06-20T08:00')))).toBe(0.5);
  });

  it('has those of its filing until it is received, and of the day before it is opened', () => {
    const filed = openedAfter({ ...submitted, at: vn('2025-06-11T16:00') });
    expect(shareIn(of(filed, vn('2025-06-12T08:00')))).toBe(0.8);
    const unopened = (at: string) => policies.of(dossierDecider.initial, { at: vn(at), zone: VIETNAM });
    expect([unopened('2025-06-11T23:59'), unopened('2025-06-12T00:00')].map(shareIn)).toEqual([0.8, 0.5]);
  });

  it('has days to explain by the day of the breach', () => {
    const dossier = openedAfter(received());
    expect(dossier.due?.statutory).toBe(DUE);
    expect(of(dossier, vn('2025-06-25T08:00'))).toMatchObject({ explanationDays: 2 });
    const earlier = { ...dossier, due: { ...dossier.due!, statutory: vn('2025-06-11T17:00') } };
    expect(of(earlier, vn('2025-06-25T08:00'))).toMatchObject({ explanationDays: 5 });
  });

  it('is one object for each pair of versions, so that moments are worked out once', () => {
    const dossier = openedAfter(received());
    expect(of(dossier, vn('2025-06-25T08:00'))).toBe(of(dossier, vn('2025-06-26T08:00')));
  });
});
