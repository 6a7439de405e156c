import * as L from 'leaflet'
import { origin } from '../layout/mercator.ts'
import type { Box } from '../layout/box.ts'
import { cells } from './city.ts'
import { type View, cellBox, cellColour, paintCells, paintGround, paintLines, paintRing } from './paint.ts'

/** Leaflet's base class for layers with one picture: it moves and scales the canvas while the map flies. Parts of it that its types leave out. */
interface RendererInside {
  _container: HTMLElement
  _bounds: L.Bounds
  _layers: Record<string, never>
  _zoom: number
  _center: L.LatLng
  _update: () => void
}

/** So many cells cost less to lay one by one than all of the picture does (it takes a tenth of a second without a graphics card). */
const fewCells = 6

const canvasOf = (width: number, height: number): HTMLCanvasElement =>
  Object.assign(document.createElement('canvas'), { width, height })

const base = L.Renderer.prototype as unknown as RendererInside

/** The drawn city as a Leaflet layer. Land and lines are painted once a view; the wards' light is laid between them when it changes. */
export const cityLayer = (unit: () => number) => {
  let lit: readonly number[] = []
  let ground: HTMLCanvasElement | undefined
  let lines: HTMLCanvasElement | undefined

  const viewOf = (layer: RendererInside & { _map: L.Map }, canvas: HTMLCanvasElement, ratio: number): View => {
    const zoom = layer._map.getZoom()
    const scale = (256 * 2 ** zoom) / 65_536
    const zero = layer._map.project([origin.lat, origin.lon], zoom).subtract(layer._map.getPixelOrigin())
    const min = layer._bounds.min ?? L.point(0, 0)
    const ctx = canvas.getContext('2d')
    if (!ctx) throw new Error('no 2d canvas')
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    const to = (dot: { x: number; y: number }): { x: number; y: number } => ({
      x: dot.x * scale + zero.x - min.x,
      y: dot.y * scale + zero.y - min.y,
    })
    return { ctx, width: canvas.width / ratio, height: canvas.height / ratio, to, scale, unit: unit() }
  }
  const lay = (view: View, { x, y, w, h }: Box): void => {
    const { ctx } = view
    ctx.save()
    ctx.beginPath()
    ctx.rect(x, y, w, h)
    ctx.clip()
    ctx.clearRect(x, y, w, h)
    if (ground) ctx.drawImage(ground, 0, 0, view.width, view.height)
    paintCells(view, lit)
    if (lines) ctx.drawImage(lines, 0, 0, view.width, view.height)
    ctx.restore()
  }
  /** Lays the picture together: all of it, or only where these cells are. */
  const compose = (layer: RendererInside & { _map: L.Map }, ratio: number, only?: readonly number[]): void => {
    const view = viewOf(layer, layer._container as HTMLCanvasElement, ratio)
    const boxes = only?.flatMap((i) => (cells[i] ? [cellBox(view, cells[i], ratio)] : []))
    for (const box of boxes ?? [{ x: 0, y: 0, w: view.width, h: view.height }]) lay(view, box)
  }

  const City = L.Renderer.extend({
    options: { padding: 0.02 },
    _initContainer(this: RendererInside) {
      this._container = canvasOf(1, 1)
    },
    _destroyContainer(this: RendererInside) {
      this._container.remove()
    },
    _update(this: RendererInside & { _map: L.Map }) {
      base._update.call(this)
      const size = this._bounds.getSize()
      const ratio = window.devicePixelRatio || 1
      const canvas = this._container as HTMLCanvasElement
      canvas.width = Math.round(size.x * ratio)
      canvas.height = Math.round(size.y * ratio)
      canvas.style.width = `${size.x}px`
      canvas.style.height = `${size.y}px`
      L.DomUtil.setPosition(canvas, this._bounds.min ?? L.point(0, 0))
      ground = canvasOf(canvas.width, canvas.height)
      const under = viewOf(this, ground, ratio)
      paintRing(under)
      paintGround(under)
      lines = canvasOf(canvas.width, canvas.height)
      paintLines(viewOf(this, lines, ratio))
      compose(this, ratio)
    },
    _updatePaths() {},
    repaint(this: RendererInside & { _map?: L.Map }) {
      if (this._map) this._update()
    },
    light(this: RendererInside & { _map?: L.Map }, share: readonly number[]) {
      const changed = cells.flatMap((_, i) => (cellColour(share[i]) === cellColour(lit[i]) ? [] : [i]))
      lit = share
      if (!this._map || !ground || changed.length === 0) return
      const ratio = window.devicePixelRatio || 1
      compose(this as RendererInside & { _map: L.Map }, ratio, changed.length > fewCells ? undefined : changed)
    },
  }) as unknown as new () => L.Layer & { repaint(): void; light(share: readonly number[]): void }
  return new City()
}

/** The way from city-local Mercator to the container's pixels: x = dx + scale * place.x, never rounded. */
export interface Camera {
  scale: number
  dx: number
  dy: number
}

export const cameraOf = (map: L.Map): Camera => {
  const zoom = map.getZoom()
  const pane = L.DomUtil.getPosition(map.getPane('mapPane') as HTMLElement)
  const zero = map.project([origin.lat, origin.lon], zoom).subtract(map.getPixelOrigin()).add(pane)
  return { scale: (256 * 2 ** zoom) / 65_536, dx: zero.x, dy: zero.y }
}
