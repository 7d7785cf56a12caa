import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApplicationSettings, ReferenceData } from '@hoso/application';
import { explainDueDate, type DerivationStep, type Limit } from '@hoso/domain';
import { localText, parseInstant, parseLocal, type Instant, type Zone } from '@hoso/kernel';
import { AMOUNT_MAX, MONTHS_MAX } from '../dossier/lengths';
import { EdgeFault } from '../problem/edge-fault';
import { ApiProblems } from '../problem/problem.dto';
import { ERA_MEANING, isWithinEra } from '../shape/era';
import { DueQueryDto } from './due.dto';

/** A due date and how it came about. */
export interface DueAnswer {
  /** Local, with offset. */
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly steps: readonly DerivationStep[];
}

const wrong = (path: string, message: string): EdgeFault =>
  new EdgeFault('invalid-shape', { errors: [{ path, message }] });

const limitIn = ({ limit, unit }: DueQueryDto): Limit => {
  const amount = Number(limit);
  const maximum = unit === 'months' ? MONTHS_MAX : AMOUNT_MAX;
  if (amount === 0) throw wrong('limit', 'must be more than 0');
  if (amount > maximum) throw wrong('limit', `must be at most ${maximum} in ${unit}`);
  if (unit !== 'working-hours' && !Number.isInteger(amount)) throw wrong('limit', `must be whole in ${unit}`);
  return { amount, unit };
};

const receivedIn = ({ received }: DueQueryDto, zone: Zone): Instant => {
  const at = parseInstant(received.replace(/ (?=\d\d:\d\d$)/, '+')) ?? parseLocal(received, zone);
  if (at === undefined || !isWithinEra(at))
    throw wrong('received', `must be an ISO 8601 date and time ${ERA_MEANING}`);
  return at;
};

/** The pure count of a due date, without any dossier. */
@ApiTags('due')
@Controller('v1/due')
export class DueController {
  constructor(
    private readonly reference: ReferenceData,
    private readonly settings: ApplicationSettings,
  ) {}

  /** Tính hạn trả: when a dossier would fall due, step by step. */
  @Get()
  @ApiProblems(400, 401, 404)
  due(@Query() query: DueQueryDto): DueAnswer {
    const region = query.region ?? this.settings.calendarRegion;
    const calendar = this.reference.calendar(region);
    if (!calendar) throw new EdgeFault('not-found', { facts: { calendar: region } });
    const received = receivedIn(query, calendar.zone);
    const options = query.cutOff === undefined ? {} : { cutOff: query.cutOff };
    const { dueAt, provisional, steps } = explainDueDate(calendar, received, limitIn(query), options);
    return { dueAt: localText(dueAt, calendar.zone), provisional, steps };
  }
}
