/** `jetstreamUrl`: ws or wss address of a Jetstream v1 `/subscribe`. `apiUrl`: base of the public API. Times in milliseconds. */
export interface BlueskySettings {
  jetstreamUrl: string
  apiUrl: string
  /** with or without `#` */
  tags: string[]
  /** without any frame for this long the connection is given up; 30 s by default */
  idleMs?: number
  /** the least time between two savings of the place in the stream; 1 s by default */
  saveMs?: number
  /** how much earlier than its place the stream is resumed; 5 s by default */
  rewindMs?: number
  timeoutMs?: number
  /** the first wait after a lost connection or a refusal */
  retryMs?: number
}

export const withDefaults = (settings: BlueskySettings) => ({
  idleMs: 30_000,
  saveMs: 1_000,
  rewindMs: 5_000,
  timeoutMs: 15_000,
  retryMs: 1_000,
  ...settings,
  jetstreamUrl: new URL(settings.jetstreamUrl).href,
  apiUrl: new URL(settings.apiUrl).href.replace(/\/+$/, ''),
})
export type Settled = ReturnType<typeof withDefaults>
