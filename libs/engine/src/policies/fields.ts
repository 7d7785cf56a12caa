import { ALERT_AUDIENCES, ALERT_SEVERITIES, type PolicyParts } from '@hoso/domain';

/** Says what is wrong with a value: where, from the value down, and what is expected; nothing where it is fine. */
export type Check = (value: unknown) => readonly string[];

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const expected =
  (what: string, isFine: (value: unknown) => boolean): Check =>
  (value) =>
    isFine(value) ? [] : [`: ${what} is expected`];

const within = (place: string, faults: readonly string[]): readonly string[] =>
  faults.map((fault) => `${place}${fault}`);

export const text = expected('text', (value) => typeof value === 'string' && value.trim() !== '');

const whole = (from: number): Check =>
  expected(`a whole number from ${from} on`, (value) => Number.isInteger(value) && Number(value) >= from);

const oneOf = (...values: readonly string[]): Check =>
  expected(`one of ${values.join(', ')}`, (value) => values.includes(value as string));

const listOf =
  (each: Check): Check =>
  (value) =>
    Array.isArray(value)
      ? value.flatMap((item, nr) => within(`[${nr}]`, each(item)))
      : [': a list is expected'];

/** An object with these members, all of them where they are `needed`, and no others. */
export const object =
  (members: Readonly<Record<string, Check>>, needed: 'all' | 'any' = 'all'): Check =>
  (value) => {
    if (!isObject(value)) return [': an object is expected'];
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
    const faults = Object.entries(members).flatMap(([name, check]) =>
      value[name] === undefined && needed === 'any' ? [] : within(`.${name}`, check(value[name])),
    );
    return [...unknown.map((name) => `.${name}: there is no such member`), ...faults];
  };

const mapOf =
  (names: readonly string[], each: Check): Check =>
  (value) =>
    object(Object.fromEntries(names.map((name) => [name, each])), 'any')(value);

const addressed = { severity: oneOf(...ALERT_SEVERITIES), audience: oneOf(...ALERT_AUDIENCES) };
const repetition = object({ ...addressed, count: whole(2), per: oneOf('month', 'quarter', 'year') });
const excess = object({ ...addressed, count: whole(2) });

const isShare = (value: unknown): boolean => typeof value === 'number' && value > 0 && value < 1;

const share = object({
  kind: oneOf('share-of-limit'),
  share: expected('a number between 0 and 1', isShare),
});
const before = object({ kind: oneOf('working-days-before'), days: whole(1) });
const nearDue: Check = (value) =>
  isObject(value) && value['kind'] === 'share-of-limit' ? share(value) : before(value);

const LIMIT_UNITS = ['working-hours', 'working-days', 'calendar-days', 'months'];

type Members<Part extends keyof PolicyParts> = Readonly<Record<keyof PolicyParts[Part], Check>>;

export const DOSSIER: Members<'dossier'> = {
  receptionReply: object({ amount: whole(1), unit: oneOf(...LIMIT_UNITS) }),
  transferCutOff: expected('a time HH:mm', (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value))),
  nearDue: listOf(nearDue),
  apologyBreachDays: whole(1),
  explanationDays: whole(1),
  returnedExplanationDays: whole(1),
};

export const ACCOUNTABILITY: Members<'accountability'> = {
  reportEvery: oneOf('month', 'quarter', 'year'),
  submissionDays: whole(1),
  returnedReportDays: whole(1),
};

/** What may raise an alert is told by the members of the base. */
export const alertMembers = ({ raises, petitionLate }: PolicyParts['alerts']): Members<'alerts'> => ({
  raises: mapOf(Object.keys(raises), object(addressed)),
  petitionLate: mapOf(Object.keys(petitionLate), object(addressed)),
  reportLate: object(addressed),
  answerWithin: object({ officer: whole(1), head: whole(1) }),
  repeatedLateness: object({ officer: repetition, unit: repetition }),
  shirking: object({ handOvers: excess, opinions: excess }),
  portalParked: object(addressed),
  drift: object(addressed),
});
