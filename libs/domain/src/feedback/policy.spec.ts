import { plainDateOf } from '@hoso/kernel';
import { PETITION_POLICIES, petitionPolicyOn } from './index';

describe('the policy of petitions', () => {
  const [first] = PETITION_POLICIES;
  const later = { ...first!, version: 'later', validFrom: plainDateOf('2027-01-01') };

  it('is the newest in force on the day, in whatever order they are kept', () => {
    const on = (day: string) => petitionPolicyOn([later, first!], plainDateOf(day))?.version;
    expect([on('2022-06-22'), on('2022-06-23'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      undefined,
      'qd766-2022',
      'qd766-2022',
      'later',
    ]);
  });
});
