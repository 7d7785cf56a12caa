import { Ajv } from 'ajv';
import { LOGIN, SYNC_DOSSIER, SYNC_PROGRESS, type PortalCall } from '../contract/call';
import { NotASwitch } from '../records/settings';

/** What can go wrong. The second group strikes after the request was taken. */
export const FAULT_KINDS = [
  'server-error',
  'connection-cut',
  'downtime',
  'maintenance',
  'rate-limit',
  'error-code',
  'schema-rejection',
  'session-expired',
  'lost-reply',
  'late-reply',
  'unreadable-body',
  'duplicate',
  'edit-by-hand',
  'delete-by-hand',
  'latency',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** When a fault strikes, and how. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** Of each call that it may strike; 1 when `next` stands alone. */
  readonly probability?: number;
  /** It strikes as many times and is gone. */
  readonly next?: number;
  /** These services only; `DangNhap` is the login. */
  readonly services?: readonly string[];
  /** Calls about this dossier only. */
  readonly dossier?: string;
  /** `latency`, `late-reply`: how long. */
  readonly ms?: number;
  /** `latency`: up to so much more. */
  readonly jitterMs?: number;
  /** `rate-limit`. */
  readonly retryAfterSeconds?: number;
  /** `downtime`, `maintenance`: from the strike on, every call for so long. */
  readonly windowMs?: number;
  /** `error-code`. */
  readonly errorCode?: string;
  /** `error-code`, `schema-rejection`. */
  readonly message?: string;
  /** `edit-by-hand`: members of the record and what is put into them. */
  readonly changes?: Readonly<Record<string, string>>;
}

const SYNCHRONISING: ReadonlySet<string> = new Set([SYNC_DOSSIER, SYNC_PROGRESS]);
const isSending = ({ service }: PortalCall): boolean => /^(DongBo|CapNhat)/.test(service);
const isSynchronising = ({ service }: PortalCall): boolean => SYNCHRONISING.has(service);

/** Faults that make no sense with every call. */
const MAKES_SENSE: Partial<Readonly<Record<FaultKind, (call: PortalCall) => boolean>>> = {
  'session-expired': ({ door, service }) => door === 'national' && service !== LOGIN,
  'schema-rejection': isSending,
  duplicate: isSending,
  'edit-by-hand': isSynchronising,
  'delete-by-hand': isSynchronising,
};

export const mayStrike = (rule: FaultRule, call: PortalCall, dossier: string): boolean =>
  (rule.services?.includes(call.service) ?? true) &&
  (rule.dossier === undefined || rule.dossier === dossier) &&
  (MAKES_SENSE[rule.kind]?.(call) ?? true);

const LONGEST_WAIT_MS = 600_000;
const wait = { type: 'integer', minimum: 0, maximum: LONGEST_WAIT_MS };
const shortText = { type: 'string', maxLength: 1_000 };

const ruleSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['kind'],
  anyOf: [{ required: ['probability'] }, { required: ['next'] }],
  properties: {
    kind: { type: 'string', enum: FAULT_KINDS },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    next: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    services: { type: 'array', items: shortText, minItems: 1, maxItems: 50 },
    dossier: shortText,
    ms: wait,
    jitterMs: wait,
    retryAfterSeconds: { type: 'integer', minimum: 0, maximum: 3_600 },
    windowMs: wait,
    errorCode: { type: 'string', pattern: '^-?\\d{1,4}$' },
    message: shortText,
    changes: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 1 },
  },
};

const ajv = new Ajv();
const isRule = ajv.compile<FaultRule>(ruleSchema);
const isOrder = ajv.compile<FaultOrder>({
  type: 'object',
  additionalProperties: false,
  required: ['faults'],
  properties: {
    seed: { type: 'integer' },
    faults: { type: 'array', items: ruleSchema, maxItems: 100 },
  },
});

/** All the faults that may strike; the first that does is the only one, but for latency. */
export interface FaultOrder {
  /** The same seed strikes the same calls: of each service and dossier the first, the second, and so on. */
  readonly seed?: number;
  readonly faults: readonly FaultRule[];
}

/** @throws NotASwitch */
export const readRule = (value: unknown): FaultRule => {
  if (isRule(value)) return value;
  throw new NotASwitch(ajv.errorsText(isRule.errors, { dataVar: 'fault' }));
};

/** @throws NotASwitch */
export const readOrder = (value: unknown): FaultOrder => {
  if (isOrder(value)) return value;
  throw new NotASwitch(ajv.errorsText(isOrder.errors, { dataVar: 'order' }));
};
