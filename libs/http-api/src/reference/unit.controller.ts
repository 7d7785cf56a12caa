import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReferenceData } from '@hoso/application';
import type { Unit, UnitCommands } from '@hoso/domain';
import { Exchange, HttpExchange } from '../exchange/http-exchange';
import { ApiProblems } from '../problem/problem.dto';
import { PageDto, pageOf, type Page } from './page.dto';
import { ReferenceDesk } from './reference-desk';
import { DelegationDto, DissolutionDto, LastDayDto, OfficerDto, UnitDto } from './unit.dto';

/** Agencies, their officials and who stands in for whom. */
@ApiTags('reference')
@ApiProblems(400, 401, 403, 409, 422)
@Controller('v1/units')
export class UnitController {
  constructor(
    private readonly reference: ReferenceData,
    private readonly desk: ReferenceDesk,
  ) {}

  /** Danh mục cơ quan: the units, page by page. */
  @Get()
  list(@Query() page: PageDto): Page<Unit> {
    return pageOf([...this.reference.units.values()], ({ id }) => id, page);
  }

  /** Thành lập cơ quan: establish a unit. */
  @Post()
  @HttpCode(200)
  establish(@Body() body: UnitDto, @Exchange() exchange: HttpExchange) {
    return this.change('EstablishUnit', { id: body.id, data: body }, exchange);
  }

  /** Giải thể, sáp nhập cơ quan: dissolve a unit, with its successor. */
  @Post(':id/dissolution')
  @HttpCode(200)
  dissolve(@Param('id') id: string, @Body() data: DissolutionDto, @Exchange() exchange: HttpExchange) {
    return this.change('DissolveUnit', { id, data }, exchange);
  }

  /** Bổ nhiệm cán bộ: appoint an official. */
  @Post(':id/officers')
  @HttpCode(200)
  appoint(@Param('id') id: string, @Body() data: OfficerDto, @Exchange() exchange: HttpExchange) {
    return this.change('AppointOfficer', { id, data }, exchange);
  }

  /** Thôi nhiệm cán bộ: release an official. */
  @Post(':id/officers/:officer/release')
  @HttpCode(200)
  release(
    @Param('id') id: string,
    @Param('officer') officer: string,
    @Body() body: LastDayDto,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.change('ReleaseOfficer', { id, data: { officer, ...body } }, exchange);
  }

  /** Ủy quyền: grant a delegation. */
  @Post(':id/delegations')
  @HttpCode(200)
  delegate(@Param('id') id: string, @Body() data: DelegationDto, @Exchange() exchange: HttpExchange) {
    return this.change('GrantDelegation', { id, data }, exchange);
  }

  /** Thu hồi ủy quyền: revoke a delegation. */
  @Post(':id/delegations/:delegation/revocation')
  @HttpCode(200)
  revoke(
    @Param('id') id: string,
    @Param('delegation') delegation: string,
    @Body() body: LastDayDto,
    @Exchange() exchange: HttpExchange,
  ) {
    return this.change('RevokeDelegation', { id, data: { delegation, ...body } }, exchange);
  }

  private change<Type extends keyof UnitCommands>(
    type: Type,
    { id, data }: { readonly id: string; readonly data: UnitCommands[Type] },
    exchange: HttpExchange,
  ): Promise<object> {
    return this.desk.take({ kind: 'unit', id, type, data }, exchange);
  }
}
