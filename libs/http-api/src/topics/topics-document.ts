import { asyncApiDocument, topicServers } from '@hoso/contracts';

/** What topics say and where they are, made once. */
export class TopicsDocument {
  readonly document: object;

  /** @param brokers `host:port` each; none: topics are files */
  constructor(brokers: readonly string[]) {
    // Types carry their own versions; this is the document's, like that of the API over HTTP.
    this.document = asyncApiDocument({ version: '1', servers: topicServers(brokers) });
  }
}
