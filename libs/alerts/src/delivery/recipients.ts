import { ALERT_AUDIENCES, ALERT_KINDS, type AlertAudience, type AlertKind } from '@hoso/domain';

/** Where a recipient is reached. */
export type Address =
  | { readonly sink: 'mail'; readonly address: string }
  | { readonly sink: 'web-hook'; readonly url: string; readonly secret: string };

/** Somebody, or a program, that is told of alerts. */
export type Recipient = Address & {
  /** Unique; it stands in events instead of the address. */
  readonly name: string;
  /** Whose alerts: of one unit (for the rung `superior`: of the units below it), or of all. */
  readonly unit: string;
  /** Only alerts of this official. */
  readonly officer?: string;
  readonly audiences: readonly AlertAudience[];
  readonly kinds: readonly AlertKind[];
  /** How long alerts are gathered into one message; 0 sends each at once. */
  readonly digestMinutes: number;
  /** Whether messages wait outside working time for the next opening of the unit’s calendar. */
  readonly quietHours: boolean;
};

export const ALL_UNITS = 'all';

/** The list of recipients cannot be used; every fault is named, and no value is repeated. */
export class AlertRecipientsError extends Error {
  readonly code = 'alert-recipients-invalid';
  constructor(readonly faults: readonly string[]) {
    super(`The recipients of alerts cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type Json = Readonly<Record<string, unknown>>;

const KNOWN = [
  'name',
  'mail',
  'webHook',
  'unit',
  'officer',
  'audiences',
  'kinds',
  'digestMinutes',
  'quietHours',
];
const DAY_MINUTES = 1_440;
const MIN_SECRET = 16;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHttp = (value: unknown): value is string =>
  isText(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const isAddress = (value: unknown): value is string => isText(value) && /^[^\s@<>,]+@[^\s@<>,]+$/.test(value);

const isListOf = (value: unknown, of: readonly string[]): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length > 0 && value.every((each) => of.includes(each as string)));

const isWebHook = (value: unknown): boolean =>
  isObject(value) && isHttp(value['url']) && isText(value['secret']) && value['secret'].length >= MIN_SECRET;

const isMinutes = (value: unknown): boolean =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= DAY_MINUTES);

const CHECKS: readonly (readonly [(given: Json) => boolean, string])[] = [
  [({ name }) => isText(name), 'name: text is expected'],
  [
    ({ mail, webHook }) => (mail === undefined) !== (webHook === undefined),
    'either mail or webHook is expected',
  ],
  [({ mail }) => mail === undefined || isAddress(mail), 'mail: one address is expected'],
  [
    ({ webHook }) => webHook === undefined || isWebHook(webHook),
    `webHook: an http or https url and a secret of at least ${MIN_SECRET} characters are expected`,
  ],
  [({ unit }) => isText(unit), `unit: a unit code or "${ALL_UNITS}" is expected`],
  [({ officer }) => officer === undefined || isText(officer), 'officer: text is expected'],
  [
    ({ audiences }) => isListOf(audiences, ALERT_AUDIENCES),
    `audiences: some of ${ALERT_AUDIENCES.join(', ')}`,
  ],
  [({ kinds }) => isListOf(kinds, ALERT_KINDS), `kinds: some of ${ALERT_KINDS.join(', ')}`],
  [({ digestMinutes }) => isMinutes(digestMinutes), `digestMinutes: a whole number from 0 to ${DAY_MINUTES}`],
  [
    ({ quietHours }) => quietHours === undefined || typeof quietHours === 'boolean',
    'quietHours: true or false is expected',
  ],
  [
    (given) => Object.keys(given).every((key) => KNOWN.includes(key)),
    `members are some of ${KNOWN.join(', ')}`,
  ],
];

const faultsIn = (given: unknown): readonly string[] =>
  isObject(given)
    ? CHECKS.filter(([isFine]) => !isFine(given)).map(([, fault]) => fault)
    : ['an object is expected'];

const recipientOf = (given: Json): Recipient => {
  const { mail, webHook, audiences = ALERT_AUDIENCES, kinds = ALERT_KINDS, ...rest } = given;
  const isMail = mail !== undefined;
  const address = isMail ? { sink: 'mail', address: mail } : { sink: 'web-hook', ...(webHook as Json) };
  const defaults = { digestMinutes: isMail ? 15 : 0, quietHours: isMail };
  return { ...defaults, ...rest, ...address, audiences, kinds } as Recipient;
};

/** Reads `{ "recipients": [ … ] }`. @throws AlertRecipientsError */
export const readRecipients = (text: string): readonly Recipient[] => {
  const list = listIn(text);
  const faults = list.flatMap((given, index) =>
    faultsIn(given).map((fault) => `recipients[${index}]: ${fault}`),
  );
  const names = list.map((given) => (isObject(given) ? given['name'] : undefined)).filter(isText);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const all = [...faults, ...twice.map((name) => `the name ${name} stands twice`)];
  if (all.length > 0) throw new AlertRecipientsError(all);
  return list.map((given) => recipientOf(given as Json));
};

const listIn = (text: string): readonly unknown[] => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new AlertRecipientsError(['JSON is expected']);
  }
  const list = isObject(content) ? content['recipients'] : undefined;
  if (Array.isArray(list)) return list;
  throw new AlertRecipientsError(['an object with the list recipients is expected']);
};

/** Whom an alert is about, as far as recipients go. */
export interface Told {
  readonly kind: AlertKind;
  readonly unit?: string;
  readonly superior?: string;
  readonly officer?: string;
}

/** The recipients of an alert on one rung of the ladder. */
export const recipientsOf = (
  recipients: readonly Recipient[],
  { kind, unit, superior, officer }: Told,
  audience: AlertAudience,
): readonly Recipient[] => {
  const at = audience === 'superior' ? superior : unit;
  return recipients.filter(
    (recipient) =>
      (recipient.unit === ALL_UNITS || recipient.unit === at) &&
      (recipient.officer === undefined || recipient.officer === officer) &&
      recipient.audiences.includes(audience) &&
      recipient.kinds.includes(kind),
  );
};
