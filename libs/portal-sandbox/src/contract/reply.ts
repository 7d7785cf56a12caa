/** The portal’s answer inside HTTP 200; `"0"` is success. */
export interface PortalReply {
  readonly error_code: string;
  readonly message: string;
  readonly result?: unknown;
  /** Of a login only. */
  readonly session?: string;
}

export const accepted = (message: string, result?: unknown): PortalReply => ({
  error_code: '0',
  message,
  ...(result !== undefined && { result }),
});

/** The contents are not taken, however often they come. */
export const rejected = (message: string): PortalReply => ({ error_code: '-1', message });

export const SESSION_EXPIRED: PortalReply = { error_code: '-2', message: 'Phiên làm việc đã hết hạn' };

export const alreadyThere = (code: string): PortalReply => ({
  error_code: '-3',
  message: `Hồ sơ ${code} đã tồn tại`,
});

export const notThere = (code: string): PortalReply => rejected(`Hồ sơ ${code} không tồn tại`);
