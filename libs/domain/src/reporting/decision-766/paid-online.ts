import type { Payment } from '../facts/report-facts';

const ONLINE: ReadonlySet<Payment['method']> = new Set(['national-portal', 'local-gateway']);

/** Paid at the portal or at the province's gateway, which the portal counts alike (*DuocThanhToanTrucTuyen* 1 and 2). */
export const isPaidOnline = ({ method }: Payment): boolean => ONLINE.has(method);
