import type { Topics } from '../port';

/** Topics for one suite. */
export interface TopicsUnderTest {
  /** One more process, so to speak, at the same topics. */
  open(): Topics;
  dispose(): Promise<void>;
}
