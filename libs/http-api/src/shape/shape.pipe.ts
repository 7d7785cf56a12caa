import { Readable } from 'node:stream';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { EdgeFault } from '../problem/edge-fault';
import { shaped } from './shaped';
import type { Shape } from './parts';

const NATIVE: ReadonlySet<unknown> = new Set([Object, String, Number, Boolean, Array, undefined]);

/** Judges bodies and queries by their declared shape; Nest's own pipe copies each value twice and is far slower. */
export class ShapePipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    const isJudged = (type === 'body' || type === 'query') && data === undefined && !NATIVE.has(metatype);
    if (!isJudged) return value;
    if (value instanceof Readable) throw new EdgeFault('unsupported-media-type');
    return shaped(metatype as Shape, value ?? {});
  }
}
