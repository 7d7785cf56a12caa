import type { FastifyReply } from 'fastify';
import type { Delivery } from '../faults/delivery';
import type { SandboxSettings } from '../records/settings';

/** Gives the caller what came of its call, or nothing but a reset. */
export const sendDelivery = (
  reply: FastifyReply,
  delivery: Delivery,
  { errorCodes }: SandboxSettings,
): void => {
  if (delivery.kind === 'cut') {
    reply.hijack();
    reply.raw.socket?.resetAndDestroy();
    return;
  }
  if (delivery.kind === 'text') {
    void reply.status(delivery.status).headers(delivery.headers).send(delivery.body);
    return;
  }
  const { error_code, ...rest } = delivery.reply;
  void reply.send({ error_code: errorCodes === 'number' ? Number(error_code) : error_code, ...rest });
};
