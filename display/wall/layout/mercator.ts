import type { Dot } from './box.ts'

/** Web Mercator on a world of width 1, measured from a point in Leeds: small numbers that a 32-bit float keeps to centimetres. */
const turn = Math.PI / 180
const worldX = (lon: number): number => lon / 360 + 0.5
const worldY = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * turn) / 2)) / (2 * Math.PI)

export const origin = { lat: 53.8, lon: -1.55 } as const
const originX = worldX(origin.lon)
const originY = worldY(origin.lat)

/** City-local Mercator, in 1/65536 of the world's width (about 360 m at the latitude of Leeds), y to the south. */
export const local = (lat: number, lon: number): Dot => ({
  x: (worldX(lon) - originX) * 65_536,
  y: (worldY(lat) - originY) * 65_536,
})

/** The way back from `local`, in degrees. */
export const degrees = (dot: Dot): { lat: number; lon: number } => {
  const y = (0.5 - (dot.y / 65_536 + originY)) * 2 * Math.PI
  return { lat: (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / turn, lon: (dot.x / 65_536 + originX - 0.5) * 360 }
}
