import {
  COMPLETE,
  DUE,
  fileRef,
  givenDossier as given,
  happened,
  openingData,
  ONE_STOP,
} from '@hoso/testing';
import { procedureVersion, received, RULES, submitted, unitDirectory, vn } from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';
import type { DossierCommand, DossierCommands, DossierEvents } from '../index';

type DossierEventData = DossierEvents['DossierReceived'];

const receive = (changes: Partial<DossierCommands['Receive']> = {}): DossierCommand => ({
  type: 'Receive',
  data: { opening: openingData(), components: COMPLETE, ...changes },
});
const AT = '2025-06-10T08:00';
const importer = { actor: { id: 'history', role: 'import' } } as const;

describe('Receive', () => {
  it('opens a dossier: official instant, limit and return date', () =>
    given().when(receive(), AT).then(received()));

  it('receives what was submitted online, without a second opening', () => {
    const { opening: _, ...data } = received().data as DossierEventData;
    given(submitted)
      .when(receive({ opening: undefined, components: [] }), AT)
      .then(happened('DossierReceived', AT, { ...data, components: [] }));
  });

  it('counts from the next session when it comes outside of working time', () =>
    given()
      .when(receive(), '2025-06-10T11:30')
      .then({
        ...received({ officialAt: vn('2025-06-10T13:30') }),
        at: vn('2025-06-10T11:30'),
      }));

  it.each([
    ['2025-06-10T14:59:59.999', '2025-06-10T14:59:59.999', '2025-06-24T17:00'],
    ['2025-06-10T15:00', '2025-06-11T07:00', '2025-06-25T17:00'],
  ])('with a cut-off at 15:00, received at %s counts from %s', (local, official, due) =>
    given()
      .when(receive(), local, { procedure: procedureVersion({ cutOff: '15:00' }) })
      .then(
        happened('DossierReceived', local, {
          ...(received().data as DossierEventData),
          officialAt: vn(official),
          computedDueAt: vn(due),
          dueAt: vn(due),
        }),
      ),
  );

  it('takes an earlier appointment, and the very limit, never a later one or one before the reception', () => {
    const early = vn('2025-06-20T10:00');
    given()
      .when(receive({ appointment: early }), AT)
      .then(received({ dueAt: early }));
    given()
      .when(receive({ appointment: DUE }), AT)
      .then(received());
    given()
      .when(receive({ appointment: vn('2025-06-24T17:00:00.001') }), AT)
      .thenRefused('appointment-after-limit', { appointment: vn('2025-06-24T17:00:00.001'), latest: DUE });
    given()
      .when(receive({ appointment: vn('2025-06-10T07:59:59.999') }), AT)
      .thenRefused('appointment-before-reception');
  });

  it('refuses an incomplete dossier and names what is missing', () =>
    given()
      .when(receive({ components: [COMPLETE[0]!] }), AT)
      .thenRefused('components-missing', { missing: ['drawing'] }));

  it('refuses a paper that is neither digitised nor reused, unless it is only presented', () => {
    const presented = { component: 'seal-book' };
    given()
      .when(receive({ components: [...COMPLETE, { component: 'survey' }] }), AT)
      .thenRefused('component-not-digitised', { components: ['survey'] });
    given()
      .when(receive({ components: [...COMPLETE, presented] }), AT)
      .then(received({ components: [...COMPLETE, presented] }));
  });

  it('accepts a reused component in place of a scan', () => {
    const components = [
      COMPLETE[0]!,
      {
        component: 'drawing',
        reused: { source: 'earlier-dossier', reference: 'H23.01-240101-0001' } as const,
      },
    ];
    given().when(receive({ components }), AT).then(received({ components }));
  });

  it('does not ask again for the scan of what is digital already and comes on paper', () => {
    const { opening: _, ...data } = received().data as DossierEventData;
    const components = [{ component: 'form' }];
    given(submitted)
      .when(receive({ components }), AT)
      .then(happened('DossierReceived', AT, { ...data, components }));
  });

  it('refuses foreign papers, but not one that was asked for under a provision', () => {
    const photo = { component: 'photo', digitised: fileRef('d') };
    given()
      .when(receive({ components: [...COMPLETE, photo] }), AT)
      .thenRefused('component-not-in-procedure', { components: ['photo'] });
    const asked = happened('ReceptionSupplementRequested', '2025-06-09T10:00', {
      rules: RULES,
      items: [{ component: 'photo', reason: 'site', provision: 'Luật X art. 3' }],
      reason: 'site',
      answerDueAt: vn('2025-06-16T17:00'),
    });
    const came = happened('SupplementReceived', '2025-06-09T11:00', { components: [photo] });
    const { opening: _, ...data } = received().data as DossierEventData;
    given(submitted, asked, came)
      .when(receive({ components: [photo] }), AT)
      .then(happened('DossierReceived', AT, { ...data, components: [photo] }));
  });

  it('takes an appointment at the official instant, not before it, however early it was handed in', () => {
    const early = '2025-06-10T05:00';
    const official = vn('2025-06-10T07:00');
    given()
      .when(receive({ appointment: official }), early)
      .then({ ...received({ officialAt: official, dueAt: official }), at: vn(early) });
    const appointment = vn('2025-06-10T06:59:59.999');
    given()
      .when(receive({ appointment }), early)
      .thenRefused('appointment-before-reception', { appointment, officialAt: official });
  });

  it('refuses what was submitted online where the version of the day is no longer offered so', () => {
    const procedure = procedureVersion({ limits: { direct: { amount: 10, unit: 'working-days' } } });
    given(submitted)
      .when(receive({ opening: undefined, components: [] }), AT, { procedure })
      .thenRefused('procedure-not-offered-on-channel', {
        procedure: procedure.code,
        channel: 'online',
        offered: ['direct'],
      });
  });

  it('receives what was submitted up to the last day of the one-stop, not on the day after', () => {
    const lastDay = (day: string) => {
      const units = new Map(unitDirectory());
      units.set(ONE_STOP, { ...units.get(ONE_STOP)!, validTo: plainDateOf(day), successor: 'H23.20' });
      return { units };
    };
    const { opening: _, ...data } = received().data as DossierEventData;
    const again = receive({ opening: undefined, components: [] });
    given(submitted)
      .when(again, AT, lastDay('2025-06-10'))
      .then(happened('DossierReceived', AT, { ...data, components: [] }));
    given(submitted).when(again, AT, lastDay('2025-06-09')).thenRefused('unit-not-active', {
      unit: ONE_STOP,
      on: '2025-06-10',
      validFrom: '2020-01-01',
      validTo: '2025-06-09',
      successor: 'H23.20',
    });
  });

  it('refuses what the opening lacks', () => {
    given()
      .when(receive({ opening: undefined }), AT)
      .thenRefused('not-opened');
    given()
      .when(receive({ opening: openingData({ channel: 'postal' }) }), AT)
      .thenRefused('procedure-not-offered-on-channel');
    given()
      .when(receive({ opening: openingData({ unit: 'H23.99' }) }), AT)
      .thenRefused('unit-unknown', { unit: 'H23.99' });
    given().when(receive(), AT, { procedure: undefined }).thenRefused('procedure-unknown');
  });

  it('receives once', () => given(received()).when(receive(), AT).thenRefused('wrong-state'));

  it('takes imported history as it was: no components, a late appointment, unrounded', () => {
    const dueAt = vn('2025-08-01T03:17:00.123');
    given()
      .when(receive({ components: [], appointment: dueAt, regime: 'imported' }), AT, importer)
      .then(received({ components: [], dueAt, rules: { ...RULES, regime: 'imported' } }));
  });

  it('spares these guards to nobody but the import', () =>
    given()
      .when(receive({ components: [], regime: 'imported' }), AT, {
        actor: { id: 'lan', role: 'clerk', unit: ONE_STOP },
      })
      .thenRefused('import-only', { role: 'clerk' }));
});
