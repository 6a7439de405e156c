/** `instances`: base URLs. `tags`: with or without `#`. Times in milliseconds; what is left out has a default. */
export interface MastodonSettings {
  instances: string[]
  tags: string[]
  /** between two looks at each tag; Mastodon allows 300 requests in 5 minutes to one address */
  pollMs: number
  /** posts older than this at the very first start are not taken; an hour by default */
  lookBackMs?: number
  /** between two rounds of looking displayed posts up again; a minute by default */
  recheckMs?: number
  /** posts written this long before the newest seen are asked for again, as they may have arrived since */
  overlapMs?: number
  timeoutMs?: number
  /** the first wait after the house refused to take more */
  retryMs?: number
}

export const withDefaults = (settings: MastodonSettings) => ({
  lookBackMs: 3_600_000,
  recheckMs: 60_000,
  overlapMs: 300_000,
  timeoutMs: 15_000,
  retryMs: 1_000,
  ...settings,
  instances: [...new Set(settings.instances.map((base) => base.replace(/\/+$/, '')))],
  tags: [...new Set(settings.tags.map((tag) => tag.replace(/^#/, '').trim()))].filter((tag) => tag !== ''),
})
export type Settled = ReturnType<typeof withDefaults>
