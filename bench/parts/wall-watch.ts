import type { PublicMessage } from '../../shared/message.ts'
import type { WallProbe } from '../../display/wall/wall-view.ts'

type Looked = Pick<PublicMessage, 'id' | 'area'>

/** When a message was seen, in epoch milliseconds by the page's clock. */
export interface Seen {
  /** the paired wall reported that the frame with the entry was submitted */
  frame: number
  /** the message's own place, read back from a frame that holds it, had changed */
  pixel: number
  /** how many of the 49 pixels round the place had plainly changed */
  changed: number
}

/** What the watch leaves on the page's window. */
export interface WallWatch {
  /** Looks once at the place of this message's light, and again in every frame that holds the message. Resolves when it was read once. */
  look: (message: Looked) => Promise<void>
  /** Resolves when the wall has reported `seq` and the place looked at has changed. Both reject with a sentence after `most` ms. */
  seen: (seq: number, most: number) => Promise<Seen>
}

/**
 * Runs in the page before its own scripts: it looks at each frame after the wall has drawn it, in the same task, while the
 * drawing can still be read back. Reading waits for the graphics to end, so what is read is what was drawn.
 */
export const watchWall = (): void => {
  /** A pixel has plainly changed when red, green and blue together differ by a sixth of white. */
  const plainly = 128
  /** The heart of a single small light, where the screen is no larger than 640x360, has this many pixels. */
  const enough = 4
  const side = 7
  const now = (): number => performance.timeOrigin + performance.now()
  const reports: { seq: number; at: number }[] = []
  let gl: WebGL2RenderingContext | undefined
  let message: Looked | undefined
  let before: Uint8Array | undefined
  let lit: { pixel: number; changed: number } | undefined

  // oxlint-disable-next-line typescript/unbound-method -- it is called with its own this below
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function (this: WebSocket, data: Parameters<WebSocket['send']>[0]) {
    const match = typeof data === 'string' ? /"applied",\{"seq":(\d+)/.exec(data) : null
    if (match) reports.push({ seq: Number(match[1]), at: now() })
    send.call(this, data)
  }
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its own this below
  const { getContext } = HTMLCanvasElement.prototype
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
    const context: unknown = Reflect.apply(getContext, this, given)
    if (context instanceof WebGL2RenderingContext && this.isConnected) gl = context
    return context
  } as typeof getContext

  /** The pixels round a place on the screen. */
  const read = ({ x, y }: { x: number; y: number }): Uint8Array => {
    const pixels = new Uint8Array(side * side * 4)
    if (!gl) return pixels
    const [sx, sy] = [gl.drawingBufferWidth / window.innerWidth, gl.drawingBufferHeight / window.innerHeight]
    const [left, up] = [Math.round(x * sx - side / 2), Math.round(gl.drawingBufferHeight - y * sy - side / 2)]
    gl.readPixels(left, up, side, side, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
    return pixels
  }
  const countChanged = (then: Uint8Array, pixels: Uint8Array): number => {
    let count = 0
    for (let i = 0; i < pixels.length; i += 4) {
      const off = (channel: number): number => Math.abs((pixels[i + channel] ?? 0) - (then[i + channel] ?? 0))
      if (off(0) + off(1) + off(2) >= plainly) count++
    }
    return count
  }
  const lookAtFrame = (): void => {
    if (!message || lit) return
    const place = (window as unknown as { wall: WallProbe }).wall.lightAt(message)
    // Reading waits for the graphics and would slow the wall down: one look before, then only where there is something to see.
    if (before && !place.here) return
    const pixels = read(place)
    before ??= pixels
    const changed = countChanged(before, pixels)
    if (changed >= enough) lit = { pixel: now(), changed }
  }

  // A frame is drawn in one task. It is looked at in the same task, but only when all who wait for the frame were told:
  // they must not wait for the look.
  let waiting = false
  const afterTask = async (): Promise<void> => {
    for (let hops = 0; hops < 20; hops++) await Promise.resolve()
    waiting = false
    lookAtFrame()
  }
  for (const name of ['drawArrays', 'drawElements'] as const) {
    const draw = WebGL2RenderingContext.prototype[name] as (...given: unknown[]) => void
    Object.assign(WebGL2RenderingContext.prototype, {
      [name](this: WebGL2RenderingContext, ...given: unknown[]) {
        Reflect.apply(draw, this, given)
        if (this !== gl || waiting) return
        waiting = true
        void afterTask()
      },
    })
  }

  const until = async <T>(what: string, ask: () => T | undefined, most: number): Promise<T> => {
    const end = performance.now() + most
    for (;;) {
      const answer = ask()
      if (answer !== undefined) return answer
      if (performance.now() > end) throw new Error(`waited ${most} ms in vain: ${what}`)
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
  }
  const watch: WallWatch = {
    look: async (next) => {
      message = next
      before = undefined
      lit = undefined
      await until('a frame without the message', () => before, 5_000)
    },
    seen: async (seq, most) => {
      const report = await until(`the wall reports ${seq}`, () => reports.find((one) => one.seq >= seq), most)
      const found = await until(`the light at ${message?.area} is seen`, () => lit, most)
      return { frame: report.at, ...found }
    },
  }
  Object.assign(window, { watch })
}
