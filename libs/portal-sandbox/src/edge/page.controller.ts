import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Page } from './page';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

/** The page for people: what was received, and what is to go wrong. */
@Controller()
export class PageController {
  constructor(private readonly page: Page) {}

  @Get()
  index(@Res() reply: FastifyReply): void {
    this.send('index.html', reply);
  }

  @Get('page/:name')
  file(@Param('name') name: string, @Res() reply: FastifyReply): void {
    this.send(name, reply);
  }

  private send(name: string, reply: FastifyReply): void {
    const file = this.page.file(name);
    if (!file) throw new NotFoundException();
    void reply.headers(HEADERS).type(file.type).send(file.text);
  }
}
