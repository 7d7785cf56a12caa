import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ONE_PROCEDURE,
  receiveOne,
  SetClock,
  startApplication,
  type ApplicationFixture,
} from '@hoso/application/testing';
import { policyOn } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import { adoptPolicies } from './adopt-policies';
import { readPolicies } from './read-policies';

const written = (...versions: readonly object[]): string => JSON.stringify({ versions });
const first = {
  ...{ version: '2026', validFrom: '2026-01-01', source: 'QĐ 12/QĐ-UBND' },
  dossier: { nearDue: [{ kind: 'share-of-limit', share: 0.9 }] },
  alerts: { answerWithin: { officer: 4, head: 8 } },
};
const second = {
  version: '2027',
  validFrom: '2027-01-01',
  source: 'QĐ 1',
  accountability: { submissionDays: 3 },
};

describe('the file of policies', () => {
  it('is read version by version', () =>
    expect(readPolicies(written(first, second))).toEqual([first, second]));

  it.each([
    ['JSON', '{', 'JSON is expected'],
    ['a list', '{}', 'an object with the list versions is expected'],
    ['objects', written([]), 'versions[0].version: text is expected'],
    [
      'a day',
      written({ ...first, validFrom: '2026-02-30' }),
      'versions[0].validFrom: a day YYYY-MM-DD is expected',
    ],
    ['known members', written({ ...first, dosier: {} }), 'versions[0].dosier: there is no such member'],
    [
      'known thresholds',
      written({ ...first, dossier: { nearDue: [{ kind: 'share-of-limit', share: '0.9' }] } }),
      'versions[0].dossier.nearDue[0].share: a number between 0 and 1 is expected',
    ],
    [
      'known alerts',
      written(second, { ...first, alerts: { raises: { overdue: { severity: 'bad', audience: 'head' } } } }),
      'versions[1].alerts.raises.overdue.severity: one of notice, warning, serious is expected',
    ],
    [
      'whole numbers',
      written({ ...second, accountability: { submissionDays: 1.5 } }),
      'versions[0].accountability.submissionDays: a whole number from 1 on is expected',
    ],
  ])('holds %s, or says where it does not', (_, content, fault) => {
    let faults: unknown;
    try {
      readPolicies(content);
    } catch (error) {
      ({ faults } = error as { readonly faults: unknown });
    }
    expect(faults).toContain(fault);
  });
});

describe('the policies of an engine', () => {
  let folder: string;
  let application: ApplicationFixture;
  const clock = new SetClock(vn('2025-12-01T08:00'));
  const adopt = async (...versions: readonly object[]) => {
    await writeFile(join(folder, 'policies.json'), written(...versions));
    await adoptPolicies(application.referenceDecisions, folder);
  };
  const inLog = async () => {
    const types: string[] = [];
    for await (const { type } of application.store.scan({ streamPrefixes: ['policy-'] })) types.push(type);
    return types.length;
  };

  beforeEach(async () => {
    clock.at = vn('2025-12-01T08:00');
    folder = await mkdtemp(join(tmpdir(), 'hoso-policies-'));
    application = await startApplication(clock, ONE_PROCEDURE);
  });
  afterEach(async () => {
    await application.stop();
    await rm(folder, { recursive: true });
  });

  it('stay as they are without a file', async () => {
    await adoptPolicies(application.referenceDecisions, folder);
    expect(await inLog()).toBe(0);
  });

  it('go into the log once, however often it starts', async () => {
    await adopt(first, second);
    clock.at = vn('2027-06-01T08:00');
    await adopt(first, second);
    expect(await inLog()).toBe(2);
    const on = (day: string) => policyOn(application.reference.policies, plainDateOf(day));
    expect([on('2025-12-31').version, on('2026-01-01').version]).toEqual(['base', '2026']);
    expect(on('2027-01-01')).toMatchObject({ ...second, dossier: first.dossier });
  });

  it('may have begun before anything was decided', async () => {
    clock.at = vn('2027-06-01T08:00');
    await adopt(first, second);
    expect(await inLog()).toBe(2);
    const { adopted } = application.reference.policies;
    expect(adopted.map(({ version, adoptedAt }) => [version, adoptedAt])).toEqual([
      ['2026', clock.at],
      ['2027', clock.at],
    ]);
  });

  it.each([
    ['changed later', [{ ...first, source: 'QĐ 13' }], 'policy-changed'],
    ['put before another', [first, { ...second, validFrom: '2025-12-31' }], 'policy-not-after'],
    ['dated back', [first, { ...second, validFrom: '2026-03-01' }], 'policy-not-ahead'],
  ])('refuse a version that is %s, and change nothing', async (_, versions, refused) => {
    await adopt(first);
    await receiveOne(application);
    clock.at = vn('2026-03-01T08:00');
    await expect(adopt(...versions)).rejects.toThrow(refused);
    expect(await inLog()).toBe(1);
  });
});
