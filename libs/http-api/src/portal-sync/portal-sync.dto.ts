import { visibleUnits, type Principal } from '@hoso/access';
import { RELEASE_DECISIONS, type ReleaseDecision } from '@hoso/domain';
import { PORTAL_STATES, type PortalState, type StandingFilter } from '@hoso/portal-sync';
import { LENGTHS } from '../dossier/lengths';
import { PAGE_DEFAULT, PAGE_MAX, PageDto } from '../reference/page.dto';
import { OneOf, Optional, Text } from '../shape/fields';

export class PortalSyncQueryDto extends PageDto {
  @Optional() @OneOf(PORTAL_STATES) readonly state?: PortalState;
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
}

/** What comes of a message that waits for a person. */
export class RetryDto {
  @OneOf(RELEASE_DECISIONS) readonly decision!: ReleaseDecision;
  /** What was found at the portal, or put right. */
  @Text(LENGTHS.reason) readonly reason!: string;
}

export class OrderSyncDto {
  @Text(LENGTHS.reason) readonly reason!: string;
}

/** What a caller asks for, within what it may see. */
export const standingFilterOf = (
  { state, unit, after, limit }: PortalSyncQueryDto,
  principal: Principal,
): StandingFilter => ({
  visible: visibleUnits(principal),
  ...(state && { state }),
  ...(unit !== undefined && { unit }),
  ...(after !== undefined && { after }),
  limit: Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX),
});
