/** Bounds of what subscribers may cost, and the times of their streams. */
export interface LiveLimits {
  /** Connections at once of one reader, sockets and SSE together. */
  readonly connectionsPerReader: number;
  readonly subscriptionsPerSocket: number;
  readonly largestFrameBytes: number;
  readonly initTimeoutMs: number;
  /** A socket without a subscription is closed after this. */
  readonly idleMs: number;
  readonly pingMs: number;
  readonly heartbeatMs: number;
  /** A client that has not taken so many bytes leaves the group and goes on at its own pace. */
  readonly mostPendingBytes: number;
  /** A client that takes nothing for so long is closed. */
  readonly longestStallMs: number;
  /** How long a client has to answer that a socket closes. */
  readonly farewellMs: number;
  /** How long a webhook waits after each failed attempt; after the last its event is a dead letter. */
  readonly webhookRetryMs: readonly number[];
}

export const liveLimits: LiveLimits = {
  connectionsPerReader: 100,
  subscriptionsPerSocket: 20,
  largestFrameBytes: 128 * 1024,
  initTimeoutMs: 5_000,
  idleMs: 60_000,
  pingMs: 20_000,
  heartbeatMs: 15_000,
  mostPendingBytes: 256 * 1024,
  longestStallMs: 10_000,
  farewellMs: 2_000,
  webhookRetryMs: [5, 30, 120, 600, 1_800, 3_600, 10_800, 21_600].map((seconds) => seconds * 1_000),
};
