import { type ReadonlySignal, signal } from '@preact/signals'

export interface Sound {
  /** Whether the browser lets this page sound; it wants a click or a key first. */
  isOn: ReadonlySignal<boolean>
  /** Two tones, twice; silent while sound is off. */
  alarm: () => void
  /** Asks the browser to let the page sound; works inside a click or a key press. */
  turnOn: () => void
}

/** Hertz of the two tones: a falling fourth is heard in a noisy room and does not shriek. */
const tones = [784, 588] as const
/** Seconds of each tone, and how loud (0 to 1). */
const length = 0.28
const loud = 0.22

const beep = (context: AudioContext, hertz: number, at: number): void => {
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.type = 'triangle'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(loud, at + 0.02)
  volume.gain.setValueAtTime(loud, at + length - 0.08)
  volume.gain.linearRampToValueAtTime(0, at + length)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + length)
}

/** The desk's only sound, made in code. The audio context begins with the first click or key, as browsers ask. */
export const openSound = (): Sound => {
  const isOn = signal(false)
  let context: AudioContext | undefined

  const turnOn = (): void => {
    context ??= newContext((state) => void (isOn.value = state === 'running'))
    void context?.resume()
  }
  const alarm = (): void => {
    if (!context || context.state !== 'running') return
    for (const round of [0, 1])
      for (const [i, hertz] of tones.entries()) beep(context, hertz, context.currentTime + round * 0.9 + i * length)
  }
  if (navigator.userActivation?.hasBeenActive) turnOn()
  return { isOn, alarm, turnOn }
}

const newContext = (changed: (state: AudioContextState) => void): AudioContext | undefined => {
  if (!('AudioContext' in window)) return undefined
  const context = new AudioContext()
  context.addEventListener('statechange', () => changed(context.state))
  changed(context.state)
  return context
}
