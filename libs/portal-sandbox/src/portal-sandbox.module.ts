import { Module, type DynamicModule } from '@nestjs/common';
import { DeskController } from './edge/desk.controller';
import { NationalController } from './edge/national.controller';
import { Page } from './edge/page';
import { PageController } from './edge/page.controller';
import { WrapperController } from './edge/wrapper.controller';
import { Gateway } from './faults/gateway';
import { SandboxDesk } from './inspection/sandbox-desk';
import { Settings } from './records/settings';

/** What the edge stands on. */
export interface SandboxParts {
  readonly gateway: Gateway;
  readonly desk: SandboxDesk;
  readonly settings: Settings;
  readonly page: Page;
}

/** The stand-in portal over HTTP: its two doors, its desk and its page. */
@Module({})
export class PortalSandboxModule {
  static on({ gateway, desk, settings, page }: SandboxParts): DynamicModule {
    return {
      module: PortalSandboxModule,
      controllers: [NationalController, WrapperController, DeskController, PageController],
      providers: [
        { provide: Gateway, useValue: gateway },
        { provide: SandboxDesk, useValue: desk },
        { provide: Settings, useValue: settings },
        { provide: Page, useValue: page },
      ],
    };
  }
}
