import * as L from 'leaflet'
import { origin } from '../layout/mercator.ts'
import { type View, paintCells, paintGround, paintLines, paintRing } from './paint.ts'

/** Leaflet's base class for layers with one picture: it moves and scales the canvas while the map flies. Parts of it that its types leave out. */
interface RendererInside {
  _container: HTMLElement
  _bounds: L.Bounds
  _layers: Record<string, never>
  _zoom: number
  _center: L.LatLng
  _update: () => void
}

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
  const compose = (layer: RendererInside & { _map: L.Map }, ratio: number): void => {
    const canvas = layer._container as HTMLCanvasElement
    const view = viewOf(layer, canvas, ratio)
    view.ctx.clearRect(0, 0, view.width, view.height)
    if (ground) view.ctx.drawImage(ground, 0, 0, view.width, view.height)
    paintCells(view, lit)
    if (lines) view.ctx.drawImage(lines, 0, 0, view.width, view.height)
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
      lit = share
      if (this._map && ground) compose(this as RendererInside & { _map: L.Map }, window.devicePixelRatio || 1)
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
