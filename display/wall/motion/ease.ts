/** Easing on 0..1; out of range is held at the ends. */
export const unit = (t: number): number => (t < 0 ? 0 : t > 1 ? 1 : t)
export const easeOut = (t: number): number => 1 - (1 - unit(t)) ** 4
export const easeIn = (t: number): number => unit(t) ** 3
export const easeBoth = (t: number): number => {
  const u = unit(t)
  return u * u * (3 - 2 * u)
}
