/**
 * Demo readings, the same ones for the same moment however often they are made: a day's warmth and damp as they might be
 * at 1,000 m in the Qinling, a few hours each third night in which the device says nothing.
 */
export const STEP_MS = 10 * 60_000
const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** A value swings around `mean` by `swing` with the day, warmest in the afternoon, and by `noise` without a pattern. */
export type DemoCurve = { mean: number; swing: number; noise: number }
export type DemoReading = { metric: string; at: number; value: number }

/** −1 to 1, fixed by its seed. */
function steady(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453
  return (x - Math.floor(x)) * 2 - 1
}

const isGap = (at: number) => {
  const local = at + SHANGHAI_MS
  const hour = (local % DAY_MS) / 3_600_000
  return Math.floor(local / DAY_MS) % 3 === 0 && hour >= 1 && hour < 5
}

/** Every ten minutes from `from` (exclusive) to `to` (inclusive), nothing within a gap. */
export function demoReadings(curves: Record<string, DemoCurve>, from: number, to: number): DemoReading[] {
  const readings: DemoReading[] = []
  for (let at = Math.floor(from / STEP_MS + 1) * STEP_MS; at <= to; at += STEP_MS) {
    if (isGap(at)) continue
    const day = (at + SHANGHAI_MS) / DAY_MS
    const warmth = Math.sin((day - 0.375) * 2 * Math.PI)
    Object.entries(curves).forEach(([metric, { mean, swing, noise }], i) => {
      const drift = steady(Math.floor(day) + i * 97) * swing * 0.3
      const value = mean + drift + warmth * swing + steady(at / STEP_MS + i * 13) * noise
      readings.push({ metric, at, value: Math.round(value * 10) / 10 })
    })
  }
  return readings
}
