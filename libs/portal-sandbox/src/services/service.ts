import type { PortalReply } from '../contract/reply';

export type Parameters = Readonly<Record<string, unknown>>;

/** One service by its national name, reached at one of the adapter’s two addresses. */
export interface Service {
  readonly endpoint: 'integration' | 'share';
  readonly answer: (parameters: Parameters) => PortalReply;
}

export type Services = Readonly<Record<string, Service>>;
