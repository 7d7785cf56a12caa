import {
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  openedAfter,
  received,
  RULES,
} from '@hoso/testing';
import {
  allowedActions,
  OPENING_COMMANDS,
  PHASES,
  SLICES,
  type DossierCommand,
  type DossierCommandType,
} from './index';

const AT = '2025-06-26T08:00';
const TYPES = Object.keys(SLICES) as DossierCommandType[];
const bare = (type: DossierCommandType): DossierCommand => ({ type, data: {} }) as unknown as DossierCommand;
const withdraw: DossierCommand = { type: 'Withdraw', data: { request: 'letter 5' } };

describe('the order of a dossier’s life', () => {
  it.each(PHASES)('while %s every other command is refused, and the allowed ones are named', (phase) => {
    const dossier = openedAfter(...HISTORY_TO[phase]);
    expect(dossier.handling.phase).toBe(phase);
    const allowed = allowedActions(dossier);
    for (const type of TYPES.filter((each) => !allowed.includes(each)))
      given(...HISTORY_TO[phase])
        .when(bare(type), AT)
        .thenRefused('wrong-state', { command: type, phase, allowed: SLICES[type].from });
  });

  it('begins with one of four commands', () => {
    expect(new Set(allowedActions({ opened: false }))).toEqual(OPENING_COMMANDS);
    for (const type of TYPES.filter((each) => !OPENING_COMMANDS.has(each)))
      given().when(bare(type), AT).thenRefused('not-opened', { command: type });
  });

  it('lets imported history skip transfer and assignment', () => {
    const imported = openedAfter(received({ rules: { ...RULES, regime: 'imported' } }));
    expect(allowedActions(imported)).toEqual(expect.arrayContaining(['CompleteStep', 'IssueResult']));
  });
});

describe('every decision', () => {
  it('lies at or after the last event', () => {
    given(...inHandling)
      .when(withdraw, '2025-06-10T09:59:59.999')
      .thenRefused('before-last-event', {
        at: '2025-06-10T02:59:59.999Z',
        lastAt: '2025-06-10T03:00:00.000Z',
      });
    given(...inHandling)
      .when(withdraw, '2025-06-10T10:00')
      .then(happened('DossierWithdrawn', '2025-06-10T10:00', { request: 'letter 5' }));
  });

  it('needs a procedure', () =>
    given(...inHandling)
      .when(withdraw, AT, { procedure: undefined })
      .thenRefused('procedure-unknown'));

  it('needs an actor whose delegation holds, last day included', () => {
    const actor = { id: 'binh', role: 'head', unit: HANDLING_UNIT, delegation: 'uq-12' } as const;
    given(...inHandling)
      .when(withdraw, '2025-06-12T23:59:59.999', { actor })
      .then(happened('DossierWithdrawn', '2025-06-12T23:59:59.999', { request: 'letter 5' }));
    given(...inHandling)
      .when(withdraw, '2025-06-13T00:00', { actor })
      .thenRefused('delegation-not-valid');
    given(...inHandling)
      .when(withdraw, '2025-06-12T08:00', { actor: { ...actor, id: 'dung' } })
      .thenRefused('delegation-not-valid');
    given(...inHandling)
      .when(withdraw, '2025-06-12T08:00', { actor: { id: 'binh', role: 'head', delegation: 'uq-12' } })
      .thenRefused('unit-unknown');
  });
});
