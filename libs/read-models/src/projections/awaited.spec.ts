import type { DossierEvent } from '@hoso/domain';
import { CONSULTED_UNIT, dossierLife, happened, inHandling, issued, openedAfter, vn } from '@hoso/testing';
import fc from 'fast-check';
import { projectionSpec } from '../testing';
import { awaited } from './awaited';

const given = projectionSpec(awaited);
const dueAt = vn('2025-06-13T17:00');

const opinion = (name: string) =>
  happened('OpinionRequested', '2025-06-11T08:00', {
    ...{ opinion: name, agency: CONSULTED_UNIT, question: 'Quy hoạch?', dueAt, pausesClock: false },
  });
const hop = happened('HandedOver', '2025-06-11T09:00', {
  ...{ hop: 'thue', agency: CONSULTED_UNIT, order: 'in-parallel', dueAt },
});
const received = happened('OpinionReceived', '2025-06-12T08:00', {
  ...{ opinion: 'plan', agency: CONSULTED_UNIT, summary: 'Phù hợp', late: false },
});

describe('what dossiers await of other agencies', () => {
  it('stands for each opinion and hop with its own limit, until it is answered', () => {
    const asked = [...inHandling, opinion('plan'), opinion('fire'), hop];
    const row = (kind: 'opinion' | 'hop', name: string, local: string) => ({
      ...{ agency: CONSULTED_UNIT, kind, name, askedAt: vn(local), dueAt },
    });
    given(...asked).thenRows(
      row('opinion', 'plan', '2025-06-11T08:00'),
      row('opinion', 'fire', '2025-06-11T08:00'),
      row('hop', 'thue', '2025-06-11T09:00'),
    );
    given(...asked, received).thenRows({ name: 'fire' }, { name: 'thue' });
  });

  it('ends with the dossier', () => {
    const asked: readonly DossierEvent[] = [...inHandling, opinion('plan')];
    given(...asked, issued('2025-06-12T08:00', false)).thenNoRow();
  });

  it('agrees with the law, in any life', () =>
    fc.assert(
      fc.property(dossierLife, (life) => {
        const events = life.flatMap((step) => step.events);
        if (events.length === 0) return given().thenNoRow();
        const { opinions, hops } = openedAfter(...events).handling;
        const names = given(...events)
          .rows()
          .map(({ kind, name }) => `${kind} ${name}`);
        expect(names.toSorted()).toEqual(
          [
            ...Object.keys(opinions).map((name) => `opinion ${name}`),
            ...Object.keys(hops).map((name) => `hop ${name}`),
          ].toSorted(),
        );
      }),
      { numRuns: 60 },
    ));
});
