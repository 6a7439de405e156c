/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a `select` cannot hold two thousand rows of which twenty are drawn */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { longestSearch } from '../api.ts'
import { emptyWords, laneWords } from '../state/words.ts'
import { offsetsOf, rowAt, scrollTo, windowOf } from '../state/windowing.ts'
import { focusHit, focusQueue, goOn } from './beyond.tsx'
import { Row } from './row.tsx'
import { useDesk } from './use-desk.ts'

/** Height of a row not yet measured, and how far beyond sight rows are drawn; px. */
const estimate = 104
const spare = 400

const NothingFits = () => {
  const { store, moving } = useDesk()
  const { state } = store.beyond.value
  const here = laneWords[store.lane.value]
  const isNowhere = state === 'found' && store.hits.value.length === 0
  if (state !== 'quiet' && !isNowhere) return <p class="empty-line">Nothing in {here}</p>
  return (
    <div class="empty">
      <p class="empty-title">{isNowhere ? 'Nothing with these words' : `Nothing in ${here} fits that search`}</p>
      {isNowhere && <p>In no lane. The beginning of a word is enough to find it.</p>}
      <button type="button" class="do" onClick={() => moving.search('')}>
        Show them all
      </button>
    </div>
  )
}

const Empty = () => {
  const { store, reading } = useDesk()
  const lane = store.lane.value
  const { state } = store.read.value[lane]
  if (state === 'failed')
    return (
      <div class="empty">
        <p class="empty-title">This lane could not be read</p>
        <p>The messages are safe on the server.</p>
        <button type="button" class="do" onClick={() => void reading.readAll()}>
          Try again
        </button>
      </div>
    )
  if (state === 'reading') return <p class="empty reading">Reading {laneWords[lane]}…</p>
  if (store.query.value.trim() !== '') return <NothingFits />
  return (
    <div class="empty">
      <p class="empty-title">{emptyWords[lane].title}</p>
      <p>{emptyWords[lane].more}</p>
    </div>
  )
}

/** The messages of the lane: only the rows in sight are drawn, and what is read stays where it is when others come and go. */
export const List = () => {
  const { store, moving, reading } = useDesk()
  const ids = store.list.value
  const cursor = store.cursor.value
  const lane = store.lane.value
  const box = useRef<HTMLDivElement>(null)
  const heights = useRef(new Map<string, number>())
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(800)
  const [drawn, setDrawn] = useState(0)
  const offsets = useMemo(() => offsetsOf(ids, heights.current, estimate), [ids, drawn])
  const kept = useRef<{ id: string; y: number } | undefined>(undefined)

  const keep = (): void => {
    const at = box.current?.scrollTop ?? 0
    const inSight = cursor === undefined ? -1 : ids.indexOf(cursor)
    const y = offsets[inSight] ?? -1
    const row = inSight >= 0 && y >= at && y < at + height ? inSight : rowAt(offsets, at)
    const id = ids[row]
    kept.current = id === undefined ? undefined : { id, y: (offsets[row] ?? 0) - at }
  }
  useLayoutEffect(() => {
    const list = box.current
    const anchor = kept.current
    if (list && anchor) {
      const row = ids.indexOf(anchor.id)
      const y = row < 0 ? undefined : (offsets[row] ?? 0) - anchor.y
      if (y !== undefined && Math.abs(y - list.scrollTop) > 1) list.scrollTop = y
    }
  }, [offsets])
  useLayoutEffect(() => {
    const list = box.current
    const row = cursor === undefined ? -1 : ids.indexOf(cursor)
    if (list && row >= 0) list.scrollTop = scrollTo(offsets, row, list.scrollTop, list.clientHeight)
    keep()
  }, [cursor, lane])
  useEffect(() => {
    const list = box.current
    if (!list) return undefined
    const watcher = new ResizeObserver(() => setHeight(list.clientHeight))
    watcher.observe(list)
    return () => watcher.disconnect()
  }, [])
  useLayoutEffect(keep)

  const changed = useRef(false)
  const measured = (id: string, px: number): void => {
    if (heights.current.get(id) === px) return
    heights.current.set(id, px)
    if (changed.current) return
    changed.current = true
    queueMicrotask(() => {
      changed.current = false
      setDrawn((n) => n + 1)
    })
  }
  const open = (id: string): void => {
    moving.select(id)
    store.reading.value = true
  }
  const { from, to, above, below } = windowOf(offsets, top, height, spare)
  const nearEnd = to > ids.length - 20
  useEffect(() => {
    if (nearEnd && store.read.value[lane].state === 'more' && store.query.value === '') void reading.readMore(lane)
  }, [nearEnd, lane, ids.length])

  return (
    <div
      ref={box}
      id="queue"
      class="list"
      role="listbox"
      aria-label={`Messages: ${laneWords[lane]}`}
      aria-activedescendant={cursor === undefined ? undefined : `row-${cursor}`}
      tabIndex={0}
      onKeyDown={(event) => cursor === ids.at(-1) && goOn(event)}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      {ids.length === 0 && <Empty />}
      <div style={{ height: `${above}px` }} />
      {ids.slice(from, to).map((id, i) => {
        const message = store.board.value.messages.get(id)
        if (!message) return null
        return (
          <Row
            key={id}
            message={message}
            isHere={id === cursor}
            position={from + i + 1}
            of={ids.length}
            measured={measured}
            onSelect={open}
          />
        )
      })}
      <div style={{ height: `${below}px` }} />
    </div>
  )
}

/** The lane's name and its search field, above the list. */
export const ListHead = () => {
  const { store, moving } = useDesk()
  const lane = store.lane.value
  const found = store.list.value.length
  const searching = store.query.value.trim() !== ''
  return (
    <div class="list-head">
      <h2>{laneWords[lane]}</h2>
      <label class="search">
        <span class="unseen">Search {laneWords[lane]} and all other lanes</span>
        <input
          id="search"
          type="search"
          placeholder="Search"
          autocomplete="off"
          maxLength={longestSearch}
          value={store.query.value}
          onInput={(event) => moving.search(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing || !['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return
            event.preventDefault()
            event.stopPropagation()
            const isOut = event.key === 'Escape'
            if (isOut) moving.search('')
            if (isOut || store.list.peek().length > 0 || !focusHit()) focusQueue()
          }}
        />
        <kbd class="cap faint" aria-hidden="true">
          /
        </kbd>
      </label>
      {searching && <span class="found">{found} here</span>}
    </div>
  )
}
