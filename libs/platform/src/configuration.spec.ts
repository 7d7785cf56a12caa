import { resolve } from 'node:path';
import { ConfigurationError, readConfiguration } from './index';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfiguration(env);
    return [];
  } catch (error) {
    return (error as ConfigurationError).faults;
  }
};

describe('the configuration', () => {
  it('stands on the embedded defaults when nothing is set, or set to nothing', () => {
    const defaults = {
      dataFolder: resolve('data'),
      host: '127.0.0.1',
      port: 3000,
      sandboxPort: 0,
      kafkaBrokers: [],
      logLevel: 'info',
      backdatingHours: 24,
      fileMaxMib: 25,
      commandsRetentionDays: 7,
    };
    expect(readConfiguration({})).toStrictEqual(defaults);
    expect(readConfiguration({ HOSO_DATA: '', HOSO_PORT: ' ', DATABASE_URL: '' })).toStrictEqual(defaults);
  });

  it('takes every variable', () =>
    expect(
      readConfiguration({
        HOSO_DATA: '/var/lib/hoso',
        HOSO_HOST: '0.0.0.0',
        HOSO_PORT: '0',
        HOSO_SANDBOX_PORT: '3001',
        EVENTSTORE_URL: 'esdb+discover://a:2113,b:2113?tls=true',
        DATABASE_URL: 'postgresql://hoso@db/hoso',
        KAFKA_BROKERS: 'k1:9092, k2:9092',
        HOSO_JWT_ISSUER: 'https://id.example.vn',
        HOSO_JWT_AUDIENCE: 'hoso',
        HOSO_JWKS_URL: 'https://id.example.vn/jwks',
        HOSO_JWT_ROLE_CLAIM: 'hoso_role',
        SMTP_URL: 'smtps://u:p@mail.example.vn:465',
        ALERT_MAIL_FROM: 'Hoso <hoso@example.vn>',
        HOSO_LOG_LEVEL: 'debug',
        HOSO_BACKDATING_HOURS: '48',
        HOSO_FILE_MAX_MIB: '100',
        HOSO_COMMANDS_RETENTION_DAYS: '2',
      }),
    ).toStrictEqual({
      dataFolder: '/var/lib/hoso',
      host: '0.0.0.0',
      port: 0,
      sandboxPort: 3001,
      eventStoreUrl: 'esdb+discover://a:2113,b:2113?tls=true',
      databaseUrl: 'postgresql://hoso@db/hoso',
      kafkaBrokers: ['k1:9092', 'k2:9092'],
      jwt: {
        issuer: 'https://id.example.vn',
        audience: 'hoso',
        jwksUrl: 'https://id.example.vn/jwks',
        roleClaim: 'hoso_role',
      },
      smtp: { url: 'smtps://u:p@mail.example.vn:465', from: 'Hoso <hoso@example.vn>' },
      logLevel: 'debug',
      backdatingHours: 48,
      fileMaxMib: 100,
      commandsRetentionDays: 2,
    }));

  it('lets an option go before its variable', () =>
    expect(readConfiguration({ HOSO_PORT: '1', HOSO_DATA: '/a' }, { HOSO_PORT: '2' })).toMatchObject({
      port: 2,
      dataFolder: '/a',
    }));

  it('names all faults at once and repeats no value', () => {
    const faults = faultsOf({
      HOSO_PORT: '65536',
      EVENTSTORE_URL: 'http://secret@a',
      DATABASE_URL: 'mysql://u:secret@db',
      KAFKA_BROKERS: 'secret',
      HOSO_JWT_ISSUER: 'secret',
      HOSO_LOG_LEVEL: 'secret',
      HOSO_BACKDATING_HOURS: '1.5',
      HOSO_FILE_MAX_MIB: '0',
      HOSO_COMMANDS_RETENTION_DAYS: '31',
    });
    expect(faults.map((fault) => fault.split(/[:,]/)[0])).toEqual([
      'EVENTSTORE_URL',
      'DATABASE_URL',
      'HOSO_JWT_ISSUER',
      'HOSO_PORT',
      'KAFKA_BROKERS',
      'HOSO_LOG_LEVEL',
      'HOSO_BACKDATING_HOURS',
      'HOSO_FILE_MAX_MIB',
      'HOSO_COMMANDS_RETENTION_DAYS',
    ]);
    expect(faults.join()).not.toContain('secret');
  });

  it.each(['-1', '3e3', '0x10', 'x'])('does not take %s for a port', (HOSO_PORT) =>
    expect(faultsOf({ HOSO_PORT })).toHaveLength(1),
  );
});
