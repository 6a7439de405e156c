/** What a wake-up is about; it carries no data, and losing one costs at most the poll's second. */
export type Topic = 'feed' | 'desk' | 'status'

/** The wake-up port: "look now", to every node. The store is the truth. */
export interface Bus extends AsyncDisposable {
  wake: (topic: Topic) => void
  onWake: (topic: Topic, listener: () => void) => () => void
}
