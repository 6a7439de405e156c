/**
 * Smaller and fainter points the more there are: ten voices are ten lamps, a hundred thousand a city at night.
 * `unit` and `size` in device pixels; `size` is the width of a light with its halo, its heart is a third of it.
 */
export const lightLook = (count: number, unit: number): [size: number, brightness: number] => {
  const crowd = Math.log10(Math.max(count, 10) / 300)
  const size = crowd < 0 ? 0.8 - 0.6 * crowd : 0.8 - 0.2 * crowd
  return [Math.max(unit * size, 2.5), Math.min(Math.max(0.95 - 0.24 * crowd, 0.32), 1.1)]
}
