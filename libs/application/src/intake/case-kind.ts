import type { Capability } from '@hoso/access';
import type { PersonBasis } from '@hoso/event-format';
import type { Decision, DomainEvent, Instant, PlainDate, Zone } from '@hoso/kernel';
import type { FailureCode } from './failures';

/** What every kind of case knows of itself once it is opened. */
export interface OpenedCase {
  readonly opened: true;
  readonly code: string | null;
  /** Of the last event, from 0. */
  readonly revision: number;
  /** Business time of the last event; the clock's do not count where the law says so. */
  readonly lastAt: Instant;
}

/** What every decision is given. */
export interface CaseFacts {
  readonly calendar: { readonly zone: Zone };
}

/** The types of one kind of case, such as dossiers or petitions; no value has this type. */
export interface CaseTypes {
  /** Command type → data. */
  readonly commands: object;
  readonly state: { readonly opened: false } | OpenedCase;
  readonly opened: OpenedCase;
  readonly event: DomainEvent;
  readonly facts: CaseFacts;
  readonly refusal: string;
  /** How an outcome shows the state, such as `{ dossier }`. */
  readonly shown: object;
}

export type CommandTypeOf<T extends CaseTypes> = keyof T['commands'] & string;

/** One command of the law. */
export interface LawCommand<T extends CaseTypes> {
  readonly type: CommandTypeOf<T>;
  readonly data: T['commands'][CommandTypeOf<T>];
}

/** The pure law of a kind of case. */
export interface CaseLaw<T extends CaseTypes> {
  readonly initial: T['state'];
  decide(
    this: void,
    command: LawCommand<T>,
    state: T['state'],
    facts: T['facts'],
  ): Decision<T['event'], T['refusal']>;
  evolve(this: void, state: T['state'], event: T['event']): T['state'];
}

/** Who may do what with a kind of case. */
export interface CaseRights<T extends CaseTypes> {
  /** What a caller must be able to do in order to give a command. */
  capabilityOf(type: CommandTypeOf<T>): Capability;
  /** The units whose members may give a command about an opened case, the acting one first; undefined: any unit's. */
  unitsEntitled(type: CommandTypeOf<T>, state: T['opened']): readonly string[] | undefined;
  /** The units whose members may ask again for what was done; undefined likewise. */
  unitsAsking(type: CommandTypeOf<T>, state: T['opened']): readonly string[] | undefined;
  /** The unit at which a command opens a case; undefined for one that brings no opening. */
  openingUnit(data: T['commands'][CommandTypeOf<T>]): string | undefined;
}

/** A series of numbers: its stream, and a number of it by the serial counted from 1. */
export interface NumberSeries {
  readonly register: string;
  readonly codeOf: (serial: number) => string;
}

/** Where in a case a personal datum stands. */
export interface PersonalPlace {
  readonly code: string;
  /** Path of the member in the event's data. */
  readonly field: string;
}

/** All that the intake has to know of a kind of case. */
export interface CaseKind<T extends CaseTypes> {
  /** A case's stream is this and its code. */
  readonly streamPrefix: string;
  readonly notFound: FailureCode;
  readonly law: CaseLaw<T>;
  readonly rights: CaseRights<T>;
  seriesOf(this: void, unit: string, day: PlainDate): NumberSeries;
  /** The number that a register elsewhere gave the case which a command opens; no two cases bear the same. */
  numberElsewhere(this: void, data: T['commands'][CommandTypeOf<T>]): string | undefined;
  /** Whose key a personal datum is sealed with. */
  personBasis(value: unknown, place: PersonalPlace): PersonBasis;
  /** What is recorded of a command that asked for what held already. */
  askedAgain(this: void, command: CommandTypeOf<T>, at: Instant): T['event'];
  show(state: T['opened']): T['shown'];
}
