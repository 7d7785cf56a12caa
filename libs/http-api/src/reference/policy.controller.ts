import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReferenceData } from '@hoso/application';
import { policiesOn, type PoliciesOnDay } from '@hoso/domain';
import { Clock, dayOf, VIETNAM } from '@hoso/kernel';
import { momentOrDayIn } from '../listing/moment-or-day';
import { ApiProblems } from '../problem/problem.dto';
import { PolicyQueryDto } from './policy.dto';

/** What the law leaves open to an authority: thresholds, time limits, alerts. */
@ApiTags('reference')
@Controller('v1/policies')
export class PolicyController {
  constructor(
    private readonly reference: ReferenceData,
    private readonly clock: Clock,
  ) {}

  /** Ngưỡng cảnh báo và thời hạn nội bộ: the version in force at a moment, and every version with its days. */
  @Get()
  @ApiProblems(400, 401)
  policies(@Query() { at }: PolicyQueryDto): PoliciesOnDay {
    const moment = momentOrDayIn('at', at) ?? this.clock.now();
    return policiesOn(this.reference.policies, dayOf(moment, VIETNAM));
  }
}
