import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'hoso:public';

/** A route that anybody may call. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, true);
