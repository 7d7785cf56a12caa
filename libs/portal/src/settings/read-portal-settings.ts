import { Type, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { CLASSIC_TERMS } from '../record/portal-terms';
import { FOLDED_STATUSES, type StatusAtPortal } from '../status/status-at-portal';
import type { PortalStatus } from '../status/portal-status';
import type { PortalSettings } from './portal-settings';

const closed = { additionalProperties: false } as const;
const text = Type.String({ minLength: 1 });
const address = Type.String({ pattern: '^https?://[^\\s]+$' });
const codes = Type.Record(Type.String(), Type.String(), { default: {} });
const optional = <Of extends TSchema>(schema: Of) => Type.Optional(schema);

const any = {
  unitCode: text,
  timeoutMs: Type.Integer({ minimum: 100, maximum: 300_000, default: 15_000 }),
};

const National = Type.Object(
  {
    adapter: Type.Literal('national'),
    ...any,
    adapterUrl: address,
    authEndpoint: Type.String(),
    integrationEndpoint: Type.String(),
    shareEndpoint: Type.String(),
    username: text,
    password: text,
    dstcode: text,
    unitName: optional(text),
    sessionMinutes: Type.Number({ exclusiveMinimum: 0, default: 10 }),
  },
  closed,
);

const Provincial = Type.Object(
  {
    adapter: Type.Literal('provincial'),
    ...any,
    createUrl: address,
    updateUrl: address,
    progressUrl: address,
    lookUpUrl: address,
    statusUrl: optional(address),
  },
  closed,
);

const told = (status: PortalStatus) =>
  Type.String({ pattern: '^([1-9]\\d?)?$', default: FOLDED_STATUSES[status] });

const statusAtPortal = {
  '1': told('1'),
  '2': told('2'),
  '3': told('3'),
  '4': told('4'),
  '5': told('5'),
  '6': told('6'),
  '7': told('7'),
  '8': told('8'),
  '9': told('9'),
  '10': told('10'),
} satisfies Record<keyof StatusAtPortal, TSchema>;

const Terms = Type.Object(
  {
    applicantKind: Type.Object(
      { person: text, organisation: text },
      { ...closed, default: CLASSIC_TERMS.applicantKind },
    ),
    ineligibleStatus: Type.Union([Type.Literal('8'), Type.Literal('9')], {
      default: CLASSIC_TERMS.ineligibleStatus,
    }),
    statusAtPortal: Type.Object(statusAtPortal, { ...closed, default: {} }),
    filedAt: Type.String({ default: CLASSIC_TERMS.filedAt }),
    procedures: codes,
    fields: codes,
    databases: codes,
    results: codes,
    feeKinds: codes,
    supplementStates: Type.Object(
      { requested: Type.String(), received: Type.String(), lapsed: Type.String() },
      { ...closed, default: CLASSIC_TERMS.supplementStates },
    ),
    filesAddress: optional(address),
  },
  { ...closed, default: {} },
);

const Settings = Type.Object(
  {
    adapter: Type.Union([National, Provincial]),
    terms: Terms,
    concurrency: Type.Integer({ minimum: 1, maximum: 1_000, default: 16 }),
    callsPerSecond: optional(Type.Number({ exclusiveMinimum: 0 })),
    restSeconds: Type.Number({ exclusiveMinimum: 0, maximum: 3_600, default: 30 }),
  },
  closed,
);

/** The settings cannot be used; each fault is named by its place, and no value is repeated, as it may be a password. */
export class PortalSettingsError extends Error {
  readonly code = 'portal-settings-invalid';
  constructor(readonly faults: readonly string[]) {
    super(`portal.json cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const branchOf = (adapter: unknown): TSchema =>
  (adapter as { readonly adapter?: unknown } | null)?.adapter === 'provincial' ? Provincial : National;

/** Faults of the adapter are told by the kind that it says it is, not as those of a choice. */
const faultsOf = (value: unknown): readonly string[] => {
  const { adapter } = (value ?? {}) as { readonly adapter?: unknown };
  const outer = [...Value.Errors(Settings, value)].filter(({ path }) => !path.startsWith('/adapter'));
  const inner = [...Value.Errors(branchOf(adapter), adapter)];
  return [
    ...inner.map(({ path, message }) => `/adapter${path}: ${message}`),
    ...outer.map(({ path, message }) => `${path}: ${message}`),
  ];
};

/** A wrapper without an address for statuses is told none. */
const tellable = (settings: PortalSettings): PortalSettings => {
  const { adapter, terms } = settings;
  if (adapter.adapter === 'national' || adapter.statusUrl !== undefined) return settings;
  const { statusAtPortal: _, ...others } = terms;
  return { ...settings, terms: others };
};

/** Reads `portal.json`. @throws PortalSettingsError */
export const readPortalSettings = (json: string): PortalSettings => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new PortalSettingsError(['it is no JSON']);
  }
  const value = Value.Default(Settings, parsed);
  if (Value.Check(Settings, value)) return tellable(value);
  throw new PortalSettingsError(faultsOf(value));
};
