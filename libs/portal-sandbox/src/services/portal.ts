import { createHash, timingSafeEqual } from 'node:crypto';
import { dossierOf, LOGIN, type PortalCall } from '../contract/call';
import { accepted, rejected, SESSION_EXPIRED, type PortalReply } from '../contract/reply';
import type { CallLog } from '../records/call-log';
import type { Settings } from '../records/settings';
import type { Tables } from '../records/tables';
import type { Service, Services } from './service';
import type { Sessions } from './sessions';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface PortalParts {
  readonly tables: Tables;
  readonly calls: CallLog;
  readonly settings: Settings;
  readonly sessions: Sessions;
  readonly services: Services;
  readonly credentials: Credentials;
}

const digestOf = ({ username, password }: Credentials): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([username, password]))
    .digest();

/** What the portal decides about a call when nothing goes wrong on the way. */
export class StandInPortal {
  constructor(private readonly parts: PortalParts) {}

  /** Decides and keeps decision and records together. */
  take(call: PortalCall, fault?: string): PortalReply {
    return this.parts.tables.transaction(() => {
      const reply = this.decide(call);
      this.note(call, { reply: JSON.stringify(reply), ...(fault && { fault }) });
      return reply;
    });
  }

  /** Keeps a call that a fault kept from the portal. */
  miss(call: PortalCall, fault: string): void {
    this.parts.tables.transaction(() => this.note(call, { fault }));
  }

  endSession(session: string): void {
    this.parts.sessions.end(session);
  }

  private decide(call: PortalCall): PortalReply {
    const { service, door, session, endpoint, parameters, flaw } = call;
    if (service === LOGIN) return this.logIn(parameters);
    if (door === 'national' && !this.parts.sessions.isOpen(session)) return SESSION_EXPIRED;
    if (flaw !== undefined) return rejected(flaw);
    const known = this.serviceOf(service);
    if (!known || (endpoint ?? known.endpoint) !== known.endpoint)
      return rejected(`Dịch vụ ${service} không có tại địa chỉ này`);
    return known.answer(parameters);
  }

  private serviceOf(name: string): Service | undefined {
    const { services } = this.parts;
    return Object.hasOwn(services, name) ? services[name] : undefined;
  }

  private logIn({ username, password }: PortalCall['parameters']): PortalReply {
    const { credentials, sessions, settings } = this.parts;
    const given = { username: String(username), password: String(password) };
    if (!timingSafeEqual(digestOf(given), digestOf(credentials)))
      return rejected('Tên đăng nhập hoặc mật khẩu không đúng');
    return { ...accepted('Đăng nhập thành công'), session: sessions.open(settings.current.sessionSeconds) };
  }

  private note(call: PortalCall, end: { readonly reply?: string; readonly fault?: string }): void {
    // A login would put its password and session on disk.
    if (call.service === LOGIN) return;
    const { service, door, parameters } = call;
    const request = JSON.stringify(parameters);
    this.parts.calls.add({ service, door, code: dossierOf(call), request, ...end });
  }
}
