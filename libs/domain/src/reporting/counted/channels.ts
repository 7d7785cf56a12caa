import type { Figures } from '../figures';
import { isInBounds } from '../period';

/** Received in the period, by the way in which they came and by who helped to file them. */
export const CHANNEL_FIGURES = [
  'received',
  'online',
  'direct',
  'postal',
  'assisted',
  'assisted-one-stop',
  'assisted-post',
  'assisted-enterprise',
] as const;
export type ChannelFigure = (typeof CHANNEL_FIGURES)[number];

/** Channels (*cách thức nộp*) and filing with assistance (*hỗ trợ nộp hồ sơ*). */
export const channelFigures: Figures<ChannelFigure> = {
  names: CHANNEL_FIGURES,
  of: ({ receivedAt, channel, assistedBy }, bounds) => {
    if (!isInBounds(receivedAt, bounds)) return [];
    return ['received', channel, ...(assistedBy ? (['assisted', `assisted-${assistedBy}`] as const) : [])];
  },
};
