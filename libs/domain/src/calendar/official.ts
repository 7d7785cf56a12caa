import { VIETNAM } from '@hoso/kernel';
import type { WorkingCalendar } from './calendar';
import { OFFICIAL_YEARS } from './official-years';

/**
 * Working time of the agencies of Hải Dương (the province's notices on seasonal hours), Monday to Friday.
 * The region is a readable slug, which no merger of provinces (this one: into Hải Phòng, 2025) makes wrong.
 */
export const HAI_DUONG: WorkingCalendar = {
  region: 'hai-duong',
  version: 1,
  zone: VIETNAM,
  weekdays: [1, 2, 3, 4, 5],
  seasons: [
    {
      from: '04-01',
      to: '10-31',
      sessions: [
        { from: '07:00', to: '11:30' },
        { from: '13:30', to: '17:00' },
      ],
    },
    {
      from: '11-01',
      to: '03-31',
      sessions: [
        { from: '07:30', to: '12:00' },
        { from: '13:00', to: '16:30' },
      ],
    },
  ],
  years: OFFICIAL_YEARS,
};
