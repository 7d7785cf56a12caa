import {
  BadRequestException,
  Body,
  Catch,
  Controller,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Patch,
  Post,
  Put,
  Query,
  UseFilters,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { STATUS_NAMES } from '../contract/dossier-schema';
import { FAULT_KINDS, type FaultOrder, type FaultRule } from '../faults/fault-rule';
import { SandboxDesk } from '../inspection/sandbox-desk';
import type { PortalRecord } from '../records/kept';
import { NotASwitch } from '../records/settings';
import { beforeIn, dossierQueryOf, limitIn, numberIn, periodOf } from './desk-forms';

type ListQuery = Readonly<Record<string, string | undefined>>;

@Catch(NotASwitch)
class NotASwitchFilter implements ExceptionFilter<NotASwitch> {
  catch({ message }: NotASwitch, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.status(400).send(new BadRequestException(message).getResponse());
  }
}

const found = <Value>(value: Value | undefined | false): Value => {
  if (value === undefined || value === false) throw new NotFoundException('no such dossier, or no such row');
  return value;
};

/** What tests, the soak and the page ask of the sandbox; the portal has nothing like it. */
@Controller('sandbox')
@UseFilters(NotASwitchFilter)
export class DeskController {
  constructor(private readonly desk: SandboxDesk) {}

  @Get('dossiers')
  dossiers(@Query() query: ListQuery): object {
    return { total: this.desk.dossierCount(), ...this.desk.dossiers(dossierQueryOf(query)) };
  }

  @Get('dossiers/:code')
  dossier(@Param('code') code: string): object {
    return found(this.desk.dossier(code));
  }

  @Patch('dossiers/:code')
  edit(@Param('code') code: string, @Body() changes: PortalRecord): object {
    found(this.desk.edit(code, changes));
    return found(this.desk.dossier(code));
  }

  @Delete('dossiers/:code')
  @HttpCode(204)
  remove(@Param('code') code: string): void {
    found(this.desk.remove(code));
  }

  @Delete('dossiers/:code/progress/:nr')
  @HttpCode(204)
  removeRow(@Param('code') code: string, @Param('nr') nr: string): void {
    found(this.desk.removeRow(code, numberIn('nr', nr)));
  }

  @Get('calls')
  calls(@Query() query: ListQuery): object {
    return this.desk.calls(limitIn(query), beforeIn(query));
  }

  @Get('messages/:service')
  messages(@Param('service') service: string): object {
    return this.desk.messages(service);
  }

  @Post('questions')
  @HttpCode(204)
  ask(@Body() question: PortalRecord): void {
    this.desk.ask(question);
  }

  @Get('settings')
  settings(): object {
    return this.desk.settings;
  }

  @Patch('settings')
  changeSettings(@Body() news: unknown): object {
    return this.desk.changeSettings(news);
  }

  @Get('faults')
  faults(): object {
    return { ...this.desk.faults, kinds: FAULT_KINDS };
  }

  @Put('faults')
  replaceFaults(@Body() order: FaultOrder): object {
    this.desk.replaceFaults(order);
    return this.desk.faults;
  }

  @Post('faults')
  @HttpCode(200)
  addFault(@Body() rule: FaultRule): object {
    this.desk.addFault(rule);
    return this.desk.faults;
  }

  @Delete('faults')
  @HttpCode(204)
  clearFaults(): void {
    this.desk.clearFaults();
  }

  @Get('injected')
  injected(): object {
    return this.desk.injected;
  }

  @Get('indicators')
  indicators(@Query() query: ListQuery): Promise<object> {
    return this.desk.indicators(periodOf(query));
  }

  @Get('statuses')
  statuses(): object {
    return STATUS_NAMES;
  }
}
