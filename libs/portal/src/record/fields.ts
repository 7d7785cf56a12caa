import { localText, VIETNAM, type Instant } from '@hoso/kernel';

/** `yyyyMMddHHmmss` in Vietnam; empty where nothing is known. */
export const portalTime = (at: Instant | undefined): string =>
  at === undefined ? '' : localText(at, VIETNAM).slice(0, 19).replace(/\D/g, '');

/** A text that fits, with a mark where it was cut. */
export const fitting = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

export const flag = (is: boolean): '0' | '1' => (is ? '1' : '0');
