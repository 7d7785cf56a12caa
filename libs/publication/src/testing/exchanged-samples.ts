import {
  CLOUD_EVENTS_JSON,
  dataSchemaOf,
  HEADERS,
  TOPICS,
  type CloudEvent,
  type PublishedData,
  type PublishedType,
} from '@hoso/contracts';

const CODE = 'H23.01-250610-0001';
const COMMAND = '7d0c1e9a-3b5f-4c2d-8e6a-1f9b0c3d5e7f';
const HEADED = { [HEADERS.contentType]: CLOUD_EVENTS_JSON };

const value = <Type extends PublishedType>(
  type: Type,
  source: string,
  data: PublishedData<Type>,
): CloudEvent<PublishedData<Type>> => ({
  specversion: '1.0',
  id: COMMAND,
  source,
  type,
  subject: CODE,
  time: '2025-06-10T01:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: dataSchemaOf(type),
  data,
});

/** What does not come from the log: commands, answers, dead letters. */
export const EXCHANGED = {
  'vn.hoso.command.v1': {
    topic: TOPICS.commands.name,
    key: CODE,
    headers: HEADED,
    value: value('vn.hoso.command.v1', '/services/one-stop', {
      commandId: COMMAND,
      command: 'assign',
      dossier: CODE,
      body: { officer: 'nv-0142' },
    }),
  },
  'vn.hoso.command-reply.v1': {
    topic: TOPICS.commandReplies.name,
    key: CODE,
    headers: HEADED,
    value: value('vn.hoso.command-reply.v1', `/dossiers/${CODE}`, {
      commandId: COMMAND,
      status: 422,
      body: { type: '/problems/already-assigned', title: 'Refused', status: 422, code: 'already-assigned' },
    }),
  },
  'vn.hoso.dead-letter.v1': {
    topic: TOPICS.deadLetters.name,
    key: CODE,
    headers: HEADED,
    value: value('vn.hoso.dead-letter.v1', '/topics/hoso.commands.v1', {
      cause: 'not-a-cloud-event',
      detail: 'Unexpected end of JSON input',
      original: {
        topic: TOPICS.commands.name,
        partition: 3,
        offset: '812',
        key: CODE,
        headers: {},
        value: '{"specversion":',
      },
    }),
  },
  'vn.hoso.dead-letter.v2': {
    topic: TOPICS.deadLetters.name,
    key: CODE,
    headers: HEADED,
    value: value('vn.hoso.dead-letter.v2', '/commands', {
      cause: 'not-json',
      detail: 'the value is no JSON',
      original: {
        topic: TOPICS.commands.name,
        partition: 3,
        offset: '813',
        key: CODE,
        headers: {},
        value: null,
        base64: { value: 'SOUgc6w=' },
        bytes: 5,
        sha256: 'f3ce7f0433c7bcba36be6343b0afa07db1274c63416ccc1e1c4c59c2b532cf72',
        cut: [],
      },
    }),
  },
  'vn.hoso.dead-letter.v3': {
    topic: TOPICS.deadLetters.name,
    key: CODE,
    headers: HEADED,
    value: value('vn.hoso.dead-letter.v3', '/commands', {
      cause: 'not-json',
      detail: 'the value is no JSON',
      original: { topic: TOPICS.commands.name, partition: 3, offset: '814' },
      sealed: { key: 'dead-letters', iv: 'AAECAwQFBgcICQoL', text: 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJ' },
    }),
  },
} as const;
