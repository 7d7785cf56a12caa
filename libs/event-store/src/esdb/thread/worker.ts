import { parentPort, workerData } from 'node:worker_threads';
import { EventStoreDBClient } from '@eventstore/db-client';
import { Appender } from '../appender';
import { Bundle } from './bundle';
import { read, toldFault, type AppendOrder, type AppendReport, type ThreadSettings } from './messages';

const { connectionString, timing } = workerData as ThreadSettings;
const appender = new Appender(EventStoreDBClient.connectionString(connectionString), timing);
const reports = new Bundle<AppendReport>((bundle) => parentPort?.postMessage(bundle));

const carryOut = async ({ nr, stream, expected, events }: AppendOrder): Promise<AppendReport> => {
  try {
    return { nr, appended: await appender.append(stream, expected, events.map(read)) };
  } catch (error) {
    return { nr, fault: toldFault(error) };
  }
};

parentPort?.on('message', (orders: readonly AppendOrder[]) => {
  for (const order of orders) void carryOut(order).then((report) => reports.add(report));
});
