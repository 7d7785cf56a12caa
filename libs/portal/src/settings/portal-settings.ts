import type { PortalTerms } from '../record/portal-terms';

interface AnySettings {
  /** *Mã định danh đơn vị*: the authority as the portal knows it. */
  readonly unitCode: string;
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
}

/** The national adapter, installed in the province. */
export interface NationalSettings extends AnySettings {
  readonly adapter: 'national';
  readonly adapterUrl: string;
  readonly authEndpoint: string;
  readonly integrationEndpoint: string;
  readonly shareEndpoint: string;
  readonly username: string;
  readonly password: string;
  /** Routing code on the national data bus. */
  readonly dstcode: string;
  /** *Tên đơn vị*, for monthly ratings; the name of the unit here, else its code, where it is absent. */
  readonly unitName?: string;
  /** How long a session is believed to last; one that ends earlier is renewed when the portal says so. */
  readonly sessionMinutes: number;
}

/** A province’s wrapper around it. */
export interface ProvincialSettings extends AnySettings {
  readonly adapter: 'provincial';
  readonly createUrl: string;
  readonly updateUrl: string;
  readonly progressUrl: string;
  readonly lookUpUrl: string;
  /** Without it no status is told of dossiers that were made at the national portal. */
  readonly statusUrl?: string;
}

export type AdapterSettings = NationalSettings | ProvincialSettings;

/** Everything about the portal that is set from outside: `portal.json` in the data folder. */
export interface PortalSettings {
  readonly adapter: AdapterSettings;
  readonly terms: PortalTerms;
  /** Exchanges running at once. */
  readonly concurrency: number;
  /** Calls begun in a second at most; absent: no limit of ours. */
  readonly callsPerSecond?: number;
  /** How long a portal that is down is left alone before it is tried again. */
  readonly restSeconds: number;
}
