import { parentPort, workerData } from 'node:worker_threads';
import { Appender } from '../appender';
import { follow } from '../follow';
import { openClient } from '../open-client';
import { Bundle } from './bundle';
import { Feeder } from './feeder';
import {
  read,
  toldFault,
  type AppendOrder,
  type Feed,
  type Order,
  type Report,
  type ThreadSettings,
} from './messages';

const { connectionString, timing } = workerData as ThreadSettings;
const client = openClient(connectionString);
const appender = new Appender(client, timing);
const reports = new Bundle<Report>((bundle) => parentPort?.postMessage(bundle));
const feeders = new Map<number, Feeder>();

const append = async (nr: number, { append: { stream, expected }, events }: AppendOrder): Promise<Report> => {
  try {
    return { nr, appended: await appender.append(stream, expected, events.map(read)) };
  } catch (error) {
    return { nr, fault: toldFault(error) };
  }
};

const feed = async (nr: number, request: Feed): Promise<void> => {
  const feeder = new Feeder((report) => parentPort?.postMessage([{ nr, ...report }]));
  feeders.set(nr, feeder);
  await feeder.follow((place) => follow(client, place), request);
  feeders.delete(nr);
};

const carryOut = (order: Order): void => {
  const { nr } = order;
  if ('append' in order) void append(nr, order).then((report) => reports.add(report));
  else if ('follow' in order) void feed(nr, order.follow);
  else if ('done' in order) feeders.get(nr)?.done(order.done);
  else feeders.get(nr)?.leave();
};

parentPort?.on('message', (orders: readonly Order[]) => orders.forEach(carryOut));
