import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Instant } from '@hoso/kernel';
import type { ReadModels } from '@hoso/read-models';
import { READ_MODELS } from '../public/read-models-token';
import type { CursorForm } from './list-cursor';
import type { ListPageDto } from './list-page.dto';
import { pageSize } from './list-query';
import { WrittenRows } from './written-rows';

/** A part of a list, and what to give as `cursor` for the next one; absent on the last. */
export interface ListAnswer<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** A part of a list as the read models are asked for it. */
interface AskedPage<Cursor> {
  readonly after?: Cursor;
  readonly limit: number;
  readonly now: Instant;
}

interface FoundPage<Item, Cursor> {
  readonly items: readonly Item[];
  readonly next?: Cursor;
}

/** Reads lists page by page, once they show what the caller wants to see. */
@Injectable()
export class ListDesk {
  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly written: WrittenRows,
    private readonly clock: Clock,
  ) {}

  /** @throws EdgeFault invalid-shape; UpkeepFailure when the rows do not show in time what is waited for */
  async page<Item, Cursor>(
    query: ListPageDto,
    form: CursorForm<Cursor>,
    find: (readModels: ReadModels, page: AskedPage<Cursor>) => Promise<FoundPage<Item, Cursor>>,
  ): Promise<ListAnswer<Item>> {
    const after = query.cursor === undefined ? undefined : form.read(query.cursor);
    await this.written.shown(query.waitFor);
    const { items, next } = await find(this.readModels, {
      ...(after && { after }),
      limit: pageSize(query.limit),
      now: this.clock.now(),
    });
    return { items, ...(next && { next: form.write(next) }) };
  }
}
