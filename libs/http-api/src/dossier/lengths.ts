/** How long texts and lists of a body may be. */
export const LENGTHS = { code: 128, name: 500, reason: 4_000, list: 200 } as const;

/** No limit or extension is written with a larger number. */
export const AMOUNT_MAX = 10_000;
export const MONTHS_MAX = 1_200;

export const LIMIT_UNITS = ['working-hours', 'working-days', 'calendar-days', 'months'] as const;
