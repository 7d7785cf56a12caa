import { COMPLETE, givenDossier as given, happened, MERGED_UNIT, opening, openingData } from '@hoso/testing';
import { procedureVersion, RULES, submitted, vn } from '@hoso/testing';
import type { DossierCommand, DossierEvents, OpeningData } from '../index';

const submit = (changes: Partial<OpeningData> = {}, components = COMPLETE): DossierCommand => ({
  type: 'SubmitOnline',
  data: { opening: openingData({ channel: 'online', ...changes }), components },
});

describe('SubmitOnline', () => {
  it('opens a dossier; the one-stop has 8 working hours to answer', () =>
    given().when(submit(), '2025-06-09T09:00').then(submitted));

  it('sent at night, the 8 hours begin the next morning', () =>
    given()
      .when(submit(), '2025-06-09T22:00')
      .then(
        happened('DossierSubmitted', '2025-06-09T22:00', {
          opening: opening('online'),
          rules: RULES,
          components: COMPLETE,
          replyDueAt: vn('2025-06-10T17:00'),
        }),
      ));

  it.each([
    ['2025-06-30T23:59:59.999', 'nd61-2018'],
    ['2025-07-01T00:00', 'nd118-2025'],
  ] as const)('at %s stands under %s', (local, regime) =>
    given()
      .when(submit(), local)
      .then(
        happened('DossierSubmitted', local, {
          opening: opening('online'),
          rules: { ...RULES, regime },
          components: COMPLETE,
          replyDueAt: vn('2025-07-01T17:00'),
        }),
      ),
  );

  it.each([true, false])('keeps whether the account that filed it was verified: %s', (verifiedByVneid) => {
    const data = submitted.data as DossierEvents['DossierSubmitted'];
    const head = { ...opening('online'), verifiedByVneid };
    given()
      .when(submit({ verifiedByVneid }), '2025-06-09T09:00')
      .then(happened('DossierSubmitted', '2025-06-09T09:00', { ...data, opening: head }));
  });

  it('allocates no number in a dry run', () =>
    given()
      .when(submit(), '2025-06-09T09:00', { code: null })
      .then(
        happened('DossierSubmitted', '2025-06-09T09:00', {
          opening: { ...opening('online'), code: null },
          rules: RULES,
          components: COMPLETE,
          replyDueAt: vn('2025-06-10T09:00'),
        }),
      ));

  it('refuses another channel, one not offered, an unknown procedure and a unit not in being', () => {
    given()
      .when(submit({ channel: 'direct' }), '2025-06-09T09:00')
      .thenRefused('channel-not-online');
    given()
      .when(submit(), '2025-06-09T09:00', { procedure: procedureVersion({ limits: {} }) })
      .thenRefused('procedure-not-offered-on-channel', {
        procedure: procedureVersion().code,
        channel: 'online',
        offered: [],
      });
    given()
      .when(submit(), '2025-06-09T09:00', { procedure: undefined })
      .thenRefused('procedure-unknown', { at: vn('2025-06-09T09:00') });
    given()
      .when(submit({ unit: 'H23.99' }), '2025-06-09T09:00')
      .thenRefused('unit-unknown');
    given()
      .when(submit({ unit: MERGED_UNIT }), '2025-06-09T09:00')
      .thenRefused('unit-not-active');
    given()
      .when(submit({ unit: MERGED_UNIT }), '2025-03-01T00:00')
      .thenRefused('unit-not-active');
  });

  it('is still taken on the last day of a unit', () =>
    given()
      .when(submit({ unit: MERGED_UNIT }), '2025-02-28T09:00')
      .then(
        happened('DossierSubmitted', '2025-02-28T09:00', {
          opening: { ...opening('online'), receivingUnit: MERGED_UNIT },
          rules: RULES,
          components: COMPLETE,
          replyDueAt: vn('2025-03-03T09:00'),
        }),
      ));

  it('refuses papers that the procedure does not list', () =>
    given()
      .when(
        submit({}, [...COMPLETE, { component: 'photo', digitised: COMPLETE[0]!.digitised }]),
        '2025-06-09T09:00',
      )
      .thenRefused('component-not-in-procedure', { components: ['photo'] }));

  it('keeps the number of a filing that was made at the national portal, which is online', () => {
    const nationalPortal = { number: 'G01.899-250609-0007' };
    given()
      .when(submit({ nationalPortal }), '2025-06-09T09:00')
      .then(
        happened('DossierSubmitted', '2025-06-09T09:00', {
          ...(submitted.data as DossierEvents['DossierSubmitted']),
          opening: { ...opening('online'), nationalPortal },
        }),
      );
    const opened = openingData({ nationalPortal });
    given()
      .when({ type: 'Receive', data: { opening: opened, components: COMPLETE } }, '2025-06-10T08:00')
      .thenRefused('channel-not-online', { channel: 'direct' });
  });

  it('files nothing twice', () =>
    given(submitted).when(submit(), '2025-06-09T09:00').thenRefused('wrong-state', {
      command: 'SubmitOnline',
      phase: 'Submitted',
      allowed: [],
    }));
});
