import type { Settings } from './settings.ts'
import { bluesky } from './source/bluesky/bluesky.ts'
import { mastodon } from './source/mastodon/mastodon.ts'
import { rehearsal } from './source/rehearsal/rehearsal.ts'
import type { Source } from './source/source.ts'
import { x } from './source/x/x.ts'

/** One line for each network. A rehearsal has no network at all. */
export const sourcesFor = ({ rehearse, event, mastodon: m, bluesky: b, x: xs }: Settings): Source[] => {
  if (rehearse) return [rehearsal({})]
  const tags = [event.hashtag]
  return [
    ...(m.instances.length > 0 ? [mastodon({ instances: m.instances, tags, pollMs: m.pollMs })] : []),
    ...(b.jetstreamUrl === '' ? [] : [bluesky({ jetstreamUrl: b.jetstreamUrl, apiUrl: b.apiUrl, tags })]),
    ...(xs === undefined ? [] : [x({ ...xs, tags })]),
  ]
}
