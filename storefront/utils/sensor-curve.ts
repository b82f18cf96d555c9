// A series as lines to draw. Between two values with an empty bucket in between there is no line: a gap is a gap.
import type { Point as SensorPoint, Series as SensorSeries } from '@shanzhen/sensors/wire'

export interface Frame {
  width: number
  height: number
}

export interface Curve {
  /** One SVG path per stretch without a gap, of means. */
  lines: string[]
  /** The band between lowest and highest of each stretch. */
  bands: string[]
  /** Stretches of a single value, drawn as dots. */
  dots: { x: number; y: number }[]
  low: number
  high: number
  x: (at: string) => number
  y: (value: number) => number
}

/** Stretches of points that follow each other without an empty bucket. */
export function stretches(points: SensorPoint[], bucket_s: number): SensorPoint[][] {
  const found: SensorPoint[][] = []
  for (const point of points) {
    const last = found.at(-1)?.at(-1)
    const follows = last && Date.parse(point.at) - Date.parse(last.at) <= bucket_s * 1000
    if (follows) found.at(-1)?.push(point)
    else found.push([point])
  }
  return found
}

/** The curve of `series` in a frame; null where nothing was measured. */
export function drawCurve(series: SensorSeries, { width, height }: Frame): Curve | null {
  if (!series.points.length) return null
  const lowest = Math.min(...series.points.map(({ min }) => min))
  const highest = Math.max(...series.points.map(({ max }) => max))
  const room = Math.max((highest - lowest) * 0.1, 0.5)
  const [low, high] = [lowest - room, highest + room]
  const [from, to] = [Date.parse(series.from), Date.parse(series.to)]
  const fixed = (value: number) => Math.round(value * 10) / 10
  const x = (at: string) => fixed(((Date.parse(at) + series.bucket_s * 500 - from) / (to - from)) * width)
  const y = (value: number) => fixed(height - ((value - low) / (high - low)) * height)
  const path = (points: [at: string, value: number][]) => points.map(([at, value]) => `${x(at)} ${y(value)}`).join('L')
  const parts = stretches(series.points, series.bucket_s)
  const long = parts.filter((part) => part.length > 1)
  return {
    lines: long.map((part) => `M${path(part.map(({ at, avg }) => [at, avg]))}`),
    bands: long.map(
      (part) =>
        `M${path(part.map(({ at, max }) => [at, max]))}L${path(part.map(({ at, min }): [string, number] => [at, min]).reverse())}Z`,
    ),
    dots: parts
      .filter((part) => part.length === 1)
      .flatMap((part) => part.map(({ at, avg }) => ({ x: x(at), y: y(avg) }))),
    low,
    high,
    x,
    y,
  }
}

/** Lowest, mean and highest day by day in Shanghai, for reading instead of looking. */
export function daily(points: SensorPoint[]): { day: string; min: number; avg: number; max: number }[] {
  const days = new Map<string, SensorPoint[]>()
  for (const point of points) {
    const day = new Date(Date.parse(point.at) + 8 * 3_600_000).toISOString().slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), point])
  }
  return [...days].map(([day, list]) => {
    const count = list.reduce((sum, point) => sum + point.count, 0)
    const total = list.reduce((sum, point) => sum + point.avg * point.count, 0)
    return {
      day,
      min: Math.min(...list.map(({ min }) => min)),
      avg: Math.round((total / count) * 10) / 10,
      max: Math.max(...list.map(({ max }) => max)),
    }
  })
}
