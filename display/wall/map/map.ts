import * as L from 'leaflet'
import type { Box } from '../layout/box.ts'
import { degrees } from '../layout/mercator.ts'
import { extent } from './city.ts'
import { type Camera, cameraOf, cityLayer } from './layer.ts'

export interface CityMap {
  camera: () => Camera
  /** Shows the whole city and its ring within a box of the screen. */
  fit: (room: Box, unit: number) => void
  /** Light of each ward's cell, 0 to 1. */
  light: (share: readonly number[]) => void
  repaint: () => void
  leaflet: L.Map
  stop: () => void
}

/** The base map, without any input: nobody drags a wall. `onMove` is called inside Leaflet's own move event. */
export const openMap = (element: HTMLElement, onMove: () => void): CityMap => {
  let unit = 20
  const leaflet = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    dragging: false,
    keyboard: false,
    scrollWheelZoom: false,
    doubleClickZoom: false,
    boxZoom: false,
    touchZoom: false,
    zoomAnimation: false,
    fadeAnimation: false,
    zoomSnap: 0,
    trackResize: false,
  })
  leaflet.setView([53.8, -1.55], 11)
  const layer = cityLayer(() => unit)
  leaflet.addLayer(layer)
  leaflet.on('move', onMove)
  return {
    leaflet,
    camera: () => cameraOf(leaflet),
    fit(room, size) {
      unit = size
      leaflet.invalidateSize({ animate: false, pan: false })
      const scale = Math.min(room.w / extent.w, room.h / extent.h)
      const screen = leaflet.getSize()
      const x = extent.x + extent.w / 2 + (screen.x / 2 - room.x - room.w / 2) / scale
      const y = extent.y + extent.h / 2 + (screen.y / 2 - room.y - room.h / 2) / scale
      const middle = degrees({ x, y })
      leaflet.setView([middle.lat, middle.lon], Math.log2((scale * 65_536) / 256), { animate: false })
      layer.repaint()
    },
    light: (share) => layer.light(share),
    repaint: () => layer.repaint(),
    stop: () => leaflet.remove(),
  }
}
