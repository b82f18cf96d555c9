/** What an ear hears at the bench without looking up: right, done, wrong. Drawn by the browser itself, no file. */
let context: AudioContext | null = null

type Tone = [hertz: number, from_s: number, for_s: number, kind?: OscillatorType]
const SOUNDS: Record<'right' | 'done' | 'wrong', Tone[]> = {
  right: [[1320, 0, 0.09]],
  done: [
    [880, 0, 0.1],
    [1320, 0.12, 0.16],
  ],
  wrong: [
    [196, 0, 0.25, 'square'],
    [147, 0.3, 0.4, 'square'],
  ],
}

/** A browser that was never touched makes no sound; what is to be heard is shown as well. */
export function sound(which: keyof typeof SOUNDS): void {
  try {
    context ??= new AudioContext()
    void context.resume()
    for (const [hertz, from_s, for_s, kind = 'sine'] of SOUNDS[which]) {
      const tone = context.createOscillator()
      const loud = context.createGain()
      tone.type = kind
      tone.frequency.value = hertz
      loud.gain.value = 0.25
      tone.connect(loud).connect(context.destination)
      tone.start(context.currentTime + from_s)
      tone.stop(context.currentTime + from_s + for_s)
    }
  } catch {
    // No sound device.
  }
}
