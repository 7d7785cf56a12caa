import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator, isAuthenticationFailure } from '@hoso/access';
import type { HostedRequest } from '../exchange/hosted-request';
import { CallerUnknown } from './caller-unknown';
import { PUBLIC } from './public';

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(', ') : header;

/** Puts who is calling on the request. @throws CallerUnknown */
@Injectable()
export class PrincipalGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    const request = context.switchToHttp().getRequest<HostedRequest>();
    const { authorization } = request.headers;
    const apiKey = single(request.headers['x-api-key']);
    const known = await this.authenticator.authenticate({
      ...(authorization !== undefined && { authorization }),
      ...(apiKey !== undefined && { apiKey }),
    });
    if (isAuthenticationFailure(known)) throw new CallerUnknown(known);
    request.principal = known;
    return true;
  }
}
