/** What the watch leaves on the page's window. Times are epoch milliseconds by the page's clock. */
export interface WallWatch {
  /** the sum of red, green and blue from which a pixel counts as lit; set it before the first look */
  threshold: number
  /** when a paired wall reported that the frame with this seq was submitted */
  applied: (seq: number) => number | undefined
  /** the picture of the next frame: RGBA bytes, from the bottom line up */
  picture: () => Promise<{ width: number; height: number; bytes: Uint8Array }>
  /** resolves with the time of the first frame whose pixel at x, y (from the bottom left) is lit, or is dark again */
  pixel: (x: number, y: number, lit: boolean) => Promise<number>
}

/**
 * Runs in the page before its own scripts: it looks at each frame after the wall has drawn it, in the same task, while the
 * drawing can still be read back.
 */
export const watchWall = (): void => {
  const reports: { seq: number; at: number }[] = []
  let gl: WebGL2RenderingContext | undefined
  let looks: (() => boolean)[] = []

  // oxlint-disable-next-line typescript/unbound-method -- it is called with its own this below
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function (this: WebSocket, data: Parameters<WebSocket['send']>[0]) {
    const match = typeof data === 'string' ? /"applied",\{"seq":(\d+)/.exec(data) : null
    if (match) reports.push({ seq: Number(match[1]), at: performance.timeOrigin + performance.now() })
    send.call(this, data)
  }
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its own this below
  const { getContext } = HTMLCanvasElement.prototype
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
    const context: unknown = Reflect.apply(getContext, this, given)
    if (context instanceof WebGL2RenderingContext && this.isConnected) gl = context
    return context
  } as typeof getContext
  // A frame in which nothing was drawn has nothing to read: the wall does not draw what has not changed.
  let drawn = false
  for (const name of ['drawArrays', 'drawElements'] as const) {
    const draw = WebGL2RenderingContext.prototype[name] as (...given: unknown[]) => void
    Object.assign(WebGL2RenderingContext.prototype, {
      [name](this: WebGL2RenderingContext, ...given: unknown[]) {
        if (this === gl) drawn = true
        Reflect.apply(draw, this, given)
      },
    })
  }
  const frame = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (draw) =>
    frame((time) => {
      drawn = false
      draw(time)
      if (!drawn) return
      note()
      looks = looks.filter((look) => !look())
    })

  const read = (x: number, y: number, width: number, height: number): Uint8Array => {
    const bytes = new Uint8Array(width * height * 4)
    gl?.readPixels(x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
    return bytes
  }
  const onFrame = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      looks.push(() => {
        const found = look()
        if (found !== undefined) resolve(found)
        return found !== undefined
      })
    })
  /** What the pixels asked for showed in the last frame that was drawn. */
  const watched = new Map<string, { x: number; y: number; lit: boolean; at: number }>()
  const seen = (x: number, y: number) => {
    const key = `${x} ${y}`
    const found = watched.get(key)
    if (!found) watched.set(key, { x, y, lit: false, at: 0 })
    return found && found.at > 0 ? found : undefined
  }
  const note = (): void => {
    for (const one of watched.values()) {
      one.lit = brightness(one.x, one.y) >= watch.threshold
      one.at = performance.timeOrigin + performance.now()
    }
  }
  const brightness = (x: number, y: number): number => {
    let most = 0
    const bytes = read(x - 1, y - 1, 3, 3)
    for (let i = 0; i < bytes.length; i += 4)
      most = Math.max(most, (bytes[i] ?? 0) + (bytes[i + 1] ?? 0) + (bytes[i + 2] ?? 0))
    return most
  }
  const watch: WallWatch = {
    threshold: 0,
    applied: (seq) => reports.find((report) => report.seq >= seq)?.at,
    picture: () =>
      onFrame(() => {
        if (!gl) return undefined
        const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight]
        return { width, height, bytes: read(0, 0, width, height) }
      }),
    pixel: (x, y, wanted) => {
      // The last frame that was drawn still stands on the screen: it may be the one.
      const now = seen(x, y)
      return now?.lit === wanted
        ? Promise.resolve(now.at)
        : onFrame(() => (seen(x, y)?.lit === wanted ? seen(x, y)?.at : undefined))
    },
  }
  Object.assign(window, { watch })
}
