/** Easing on 0..1; out of range is held at the ends. */
export const unit = (t: number): number => Math.min(Math.max(t, 0), 1)
export const easeOut = (t: number): number => 1 - (1 - unit(t)) ** 4
export const easeIn = (t: number): number => unit(t) ** 3
