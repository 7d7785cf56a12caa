import {
  DUE,
  fileRef,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  openedAfter,
  opening,
} from '@hoso/testing';
import { returned, RULES, supplementAsked } from '@hoso/testing';
import type { DossierCommand, DossierEvent } from '../index';

const neutralise = (revision: number): DossierCommand => ({
  type: 'Neutralise',
  data: { revision, reason: 'keyed into the wrong dossier' },
});
const AT = '2025-06-26T08:00';
const scanned = happened('ComponentDigitised', '2025-06-25T10:00', {
  component: 'survey',
  file: fileRef('d'),
});
const rated = happened('ServiceRated', '2025-06-25T11:00', { rating: 'satisfied' });
const askedAtCounter = happened('ReceptionSupplementRequested', '2025-06-09T10:00', {
  opening: opening(),
  rules: RULES,
  items: [{ component: 'survey', reason: 'missing' }],
  reason: 'one map is missing',
  answerDueAt: DUE,
});
const result = issued('2025-06-20T08:00', false);

describe('Neutralise', () => {
  it('carries every fact that it restores', () =>
    given(...inHandling, result)
      .when(neutralise(3), AT)
      .then(
        happened('EventNeutralised', AT, {
          revision: 3,
          type: 'ResultIssued',
          reason: 'keyed into the wrong dossier',
          restored: {
            handling: {
              phase: 'InHandling',
              unit: HANDLING_UNIT,
              officer: 'binh',
              opinions: {},
              hops: {},
              supplementRequests: 0,
            },
            due: { statutory: DUE, current: DUE, provisional: false },
            components: { form: 'digitised', drawing: 'digitised' },
            interval: {
              state: 'running',
              party: { kind: 'officer', id: 'binh' },
              from: inHandling[2]!.at,
            },
          },
        }),
      ));

  it('looks past digitisation and rating', () => {
    const history = [...inHandling, result];
    const { before } = openedAfter(...history).undoable!;
    const restored = { ...before, components: { ...before.components, survey: 'digitised' as const } };
    given(...history, scanned, rated)
      .when(neutralise(3), AT)
      .then(
        happened('EventNeutralised', AT, {
          revision: 3,
          type: 'ResultIssued',
          reason: 'keyed into the wrong dossier',
          restored,
        }),
      );
  });

  it.each([
    ['a reception', HISTORY_TO.Received, 0],
    ['a request that opened the dossier', [askedAtCounter], 0],
    ['a transfer', HISTORY_TO.Transferred, 1],
    ['a withdrawal', HISTORY_TO.Withdrawn, 3],
    ['what has been returned', [...inHandling, result, returned('2025-06-20T09:00', false)], 4],
    ['a result behind its return', [...inHandling, result, returned('2025-06-20T09:00', false)], 3],
    ['an event that others rest on', [...inHandling, supplementAsked('2025-06-12T08:00')], 2],
    ['an event that is not there', inHandling, 7],
  ] as const)('never %s', (_, history: readonly DossierEvent[], revision) =>
    given(...history)
      .when(neutralise(revision), AT)
      .thenRefused('nothing-to-neutralise', {
        asked: revision,
        possible: openedAfter(...history).undoable?.revision,
      }),
  );

  it('is not itself undone, nor done twice', () => {
    const restored = openedAfter(...inHandling, result).undoable!.before;
    const undone = happened('EventNeutralised', AT, {
      revision: 3,
      type: 'ResultIssued',
      reason: 'wrong',
      restored,
    });
    given(...inHandling, result, undone)
      .when(neutralise(3), AT)
      .thenRefused('nothing-to-neutralise');
    given(...inHandling, result, undone)
      .when(neutralise(4), AT)
      .thenRefused('nothing-to-neutralise');
  });

  it('is the head’s alone', () =>
    given(...inHandling, result)
      .when(neutralise(3), AT, { actor: { id: 'binh', role: 'officer', unit: HANDLING_UNIT } })
      .thenRefused('head-only', { role: 'officer' }));
});
