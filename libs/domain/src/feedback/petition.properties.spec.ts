import { isRefusal } from '@hoso/kernel';
import { petitionLife, type PetitionLifeStep } from '@hoso/testing';
import fc from 'fast-check';
import {
  PETITION_EVENT_TYPES,
  PETITION_PHASES,
  petitionDecider,
  petitionDutiesOf,
  type OpenedPetition,
  type PetitionEvent,
  type PetitionPhase,
} from './index';

const RUNS = { numRuns: 150 };
const { decide, evolve, initial } = petitionDecider;

const everyLife = (check: (life: readonly PetitionLifeStep[]) => void) =>
  fc.assert(fc.property(petitionLife, check), RUNS);
const everyStep = (check: (step: PetitionLifeStep) => void) => everyLife((life) => life.forEach(check));
const everyState = (check: (petition: OpenedPetition) => void) =>
  everyStep(({ after }) => after.opened && check(after));

/** Which phase may follow which; the machine of the README. */
const NEXT: Readonly<Record<PetitionPhase, readonly PetitionPhase[]>> = {
  Submitted: ['Refused', 'Forwarded', 'AwaitingInfo', 'Accepted'],
  Refused: [],
  Forwarded: ['Refused', 'Forwarded', 'AwaitingInfo', 'Accepted'],
  AwaitingInfo: ['Supplemented', 'Refused'],
  Supplemented: ['Refused', 'Forwarded', 'Accepted'],
  Accepted: ['InProgress'],
  InProgress: ['InProgress', 'Answered'],
  Answered: ['PendingPublication', 'InProgress'],
  PendingPublication: ['Published', 'InProgress'],
  Published: ['Rated'],
  Rated: ['Reopened'],
  Reopened: ['InProgress'],
};

describe('the random lives', () => {
  it('reach every phase and every event', () => {
    const phases = new Set<string>();
    const types = new Set<string>();
    const meet = ({ events, after }: PetitionLifeStep) => {
      events.forEach(({ type }) => types.add(type));
      if (after.opened) phases.add(after.phase);
    };
    fc.assert(
      fc.property(petitionLife, (life) => life.forEach(meet)),
      { numRuns: 2 * RUNS.numRuns },
    );
    expect([...phases].sort()).toEqual([...PETITION_PHASES].sort());
    // Made by the intake of a decision without events.
    types.add('PetitionAskedAgain');
    expect([...types].sort()).toEqual([...PETITION_EVENT_TYPES].sort());
  });
});

describe('for every life of a petition', () => {
  it('a command decided twice is recorded once', () =>
    everyStep(({ command, facts, events, after }) => {
      if (events.length === 0) return;
      const second = decide(command, after, facts);
      expect([command.type, isRefusal(second) ? [] : second]).toEqual([command.type, []]);
    }));

  it('replaying what is stored gives the state that was reached', () =>
    everyLife((life) => {
      const stored = JSON.stringify(life.flatMap(({ events }) => events));
      expect((JSON.parse(stored) as PetitionEvent[]).reduce(evolve, initial)).toEqual(life.at(-1)!.after);
    }));

  it('each phase follows one that the machine lets it follow', () =>
    everyStep(({ before, after }) => {
      if (!before.opened || !after.opened || before.phase === after.phase) return;
      expect(NEXT[before.phase]).toContain(after.phase);
    }));

  it('the state fits its phase', () =>
    everyState((petition) => {
      const isUnderWay = petition.phase === 'Answered' || petition.phase === 'PendingPublication';
      expect([petition.phase, petition.current !== undefined]).toEqual([petition.phase, isUnderWay]);
      expect(petition.information !== undefined).toBe(petition.phase === 'AwaitingInfo');
      expect(petition.due.refusal <= petition.due.forward).toBe(true);
      if (petition.phase === 'InProgress') expect(petition.officer).toBeDefined();
    }));

  it('every duty whose moment passed is recorded by the clock exactly once', () =>
    everyLife((life) => {
      const { after, facts } = life.at(-1)!;
      const at = '2199-01-01T00:00:00.000Z' as typeof facts.at;
      const clock = { ...facts, at, actor: { id: 'clock', role: 'clock' as const } };
      let petition = after;
      const due = petitionDutiesOf(petition);
      for (const duty of [...due, ...due]) {
        const decision = decide({ type: 'RecordPetitionLate', data: duty }, petition, clock);
        if (isRefusal(decision)) throw new Error(JSON.stringify(decision));
        petition = decision.reduce(evolve, petition);
      }
      expect(petitionDutiesOf(petition)).toEqual([]);
      const keys = petition.opened ? petition.lateRecorded : [];
      expect(new Set(keys).size).toBe(keys.length);
    }));
});
