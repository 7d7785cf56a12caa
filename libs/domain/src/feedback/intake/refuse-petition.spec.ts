import { givenPetition as given, petitionCommand, petitionDecision, petitionIn, vn } from '@hoso/testing';
import type { RefusalGround } from '../index';

const refusal = (ground: RefusalGround, competentAgency?: string) =>
  petitionCommand('RefusePetition', {
    ground,
    explanation: 'Không thuộc phạm vi',
    ...(competentAgency !== undefined && { competentAgency }),
  });
const DUE = vn('2025-06-12T17:00');
const refused = (local: string, late: boolean, data: object = {}) => ({
  type: 'PetitionRefused' as const,
  at: vn(local),
  data: { ground: 'outside-scope', explanation: 'Không thuộc phạm vi', dueAt: DUE, late, ...data } as never,
});

describe('RefusePetition', () => {
  it('is in time until the closing of the second working day, and late one millisecond after', () => {
    const submitted = petitionIn('Submitted');
    given(...submitted)
      .when(refusal('outside-scope'), '2025-06-12T17:00')
      .then(refused('2025-06-12T17:00', false));
    const after = '2025-06-12T17:00:00.001';
    given(...submitted)
      .when(refusal('outside-scope'), after)
      .then(refused(after, true));
  });

  it('says which agency is competent when the address was wrong', () => {
    const submitted = petitionIn('Submitted');
    given(...submitted)
      .when(refusal('wrong-address'), '2025-06-11T08:00')
      .thenRefused('competent-agency-missing');
    given(...submitted)
      .when(refusal('wrong-address', '  '), '2025-06-11T08:00')
      .thenRefused('competent-agency-missing');
    given(...submitted)
      .when(refusal('wrong-address', 'Cục Thuế'), '2025-06-11T08:00')
      .then(refused('2025-06-11T08:00', false, { ground: 'wrong-address', competentAgency: 'Cục Thuế' }));
  });

  it('names the law of a complaint and of a denunciation', () => {
    for (const [ground, governedBy] of [
      ['complaint', 'Luật Khiếu nại 2011'],
      ['denunciation', 'Luật Tố cáo 2018'],
    ] as const)
      given(...petitionIn('Submitted'))
        .when(refusal(ground), '2025-06-11T08:00')
        .then(refused('2025-06-11T08:00', false, { ground, governedBy }));
  });

  it('waits for the petitioner who was asked, until the time to reply has passed', () => {
    const asked = petitionIn('AwaitingInfo');
    given(...asked)
      .when(refusal('not-concrete'), '2025-06-25T17:00')
      .thenRefused('information-still-awaited', {
        replyDueAt: vn('2025-06-25T17:00'),
        at: vn('2025-06-25T17:00'),
      });
    expect(petitionDecision(asked, ['2025-06-25T17:00:00.001', refusal('not-concrete')])).toMatchObject([
      { data: { ground: 'not-concrete', late: false } },
    ]);
  });

  it('comes too late once the petition is accepted', () =>
    given(...petitionIn('Accepted'))
      .when(refusal('outside-scope'), '2025-06-13T08:00')
      .thenRefused('wrong-state'));
});
