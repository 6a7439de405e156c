import type { Generated } from 'kysely'
import type { SourceState } from '../../shared/desk.ts'
import type { AreaName, SourceName, State } from '../../shared/message.ts'

/** Columns hold epoch milliseconds for time and 0 or 1 for truth: the same in every dialect. */
export interface MessageTable {
  id: string
  source: SourceName
  external_id: string
  receipt: string
  author_key: string
  text: string
  name: string | null
  handle: string | null
  permalink: string | null
  sent_at: number
  received_at: number
  under16: number
  consent_version: string | null
  area: AreaName | null
  area_from: string | null
  area_confidence: number | null
  state: State
  since: number
  version: number
  public_text: string | null
  approved_at: number | null
  shown_at: number | null
  pinned: number
  reason: string | null
  decided_by: string | null
  decided_at: number | null
  crisis_opened_at: number | null
  crisis_released_by: string | null
  reply: string | null
  reply_at: number | null
  /** the server that took it in and screens it; another does, where that one does not come to it */
  taken_by: string | null
}

export interface FindingTable {
  message_id: string
  ord: number
  kind: string
  level: string | null
  detail: string | null
  field: string
  start: number
  end: number
  reason: string
}

/** What stood before a decision, kept so that it can be undone; goes with the words when a message is erased. */
export interface EarlierTable {
  message_id: string
  version: number
  state: State
  public_text: string | null
  area: AreaName | null
  area_from: string | null
  area_confidence: number | null
  pinned: number
  reason: string | null
  approved_at: number | null
}

/** Append-only (triggers refuse anything else), each row bound to the one before by its hash. Ids and digests, never words. */
export interface DecisionTable {
  seq: number
  at: number
  actor: string
  action: string
  message_id: string | null
  version: number | null
  from_state: string | null
  to_state: string | null
  reason: string | null
  digest: string | null
  previous: string
  hash: string
}

export interface FeedTable {
  seq: number
  kind: string
  message_id: string | null
  flag: number | null
  at: number
}

export interface DeskFeedTable {
  seq: number
  message_id: string
  at: number
}

export interface Schema {
  message: MessageTable
  finding: FindingTable
  earlier: EarlierTable
  decision: DecisionTable
  feed: FeedTable
  desk_feed: DeskFeedTable
  counter: { name: string; n: number }
  account: {
    id: string
    name: string
    password: string
    roles: string
    created_at: number
    disabled: Generated<number>
  }
  session: { token_hash: string; account_id: string; created_at: number; expires_at: number }
  invitation: { token_hash: string; name: string; roles: string; expires_at: number }
  setting: { key: string; value: string }
  /** `epoch` is that of the reader that wrote it: one that was replaced overwrites nothing. */
  source_cursor: { source: string; cursor: string; epoch: number }
  source_state: {
    source: string
    epoch: number
    at: number
    state: SourceState['state']
    words: string
    last_message_at: number | null
  }
  /** One for each open wall of a screen, on whichever server; not alive for a while, it is gone. */
  wall: { id: string; screen_id: string; node: string; seq: number; alive_at: number }
  /** Who has a message open at the desk, until when. */
  claim: { message_id: string; account_id: string; until: number }
  screen: {
    id: string
    name: string
    token_hash: string
    created_at: number
    seen_at: number | null
    applied_seq: number
  }
  acknowledgement: { seq: number; screen_id: string; at: number }
}
