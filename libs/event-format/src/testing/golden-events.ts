import type { DomainEvent } from '@hoso/kernel';

/** One event of each type, in its present shape: what the golden specification writes a sample of where there is none. */
export const goldenEvents: readonly DomainEvent[] = [];
