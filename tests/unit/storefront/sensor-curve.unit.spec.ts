// A curve says what was measured and nothing else: no line over a gap, no value without a bucket.
import { daily, drawCurve, stretches } from '../../../storefront/utils/sensor-curve'
import type { Point as SensorPoint, Series as SensorSeries } from '@shanzhen/sensors/wire'

const HOUR_S = 3600
const point = (hour: number, avg: number): SensorPoint => ({
  at: new Date(Date.UTC(2026, 10, 20, hour)).toISOString(),
  min: avg - 1,
  avg,
  max: avg + 1,
  count: 6,
})
const series = (points: SensorPoint[]): SensorSeries => ({
  device_id: 'sdev_1',
  device: '温湿度计',
  metric: { key: 'temperature', name: '温度', unit: '℃', min: 5, max: 28 },
  from: '2026-11-20T00:00:00Z',
  to: '2026-11-21T00:00:00Z',
  bucket_s: HOUR_S,
  latest: null,
  points,
})

it('breaks the line where a bucket is empty', () => {
  const points = [point(0, 10), point(1, 11), point(4, 12), point(7, 13), point(8, 14)]
  expect(stretches(points, HOUR_S).map((part) => part.length)).toEqual([2, 1, 2])
  const curve = drawCurve(series(points), { width: 240, height: 100 })
  expect(curve?.lines).toHaveLength(2)
  expect(curve?.bands).toHaveLength(2)
  expect(curve?.dots).toHaveLength(1)
  expect(curve?.lines[0]).toMatch(/^M5 [\d.]+L15 [\d.]+$/)
})

it('draws nothing where nothing was measured, and a steady value in the middle', () => {
  expect(drawCurve(series([]), { width: 240, height: 100 })).toBeNull()
  const flat = { ...point(3, 12), min: 12, max: 12 }
  expect(drawCurve(series([flat]), { width: 240, height: 100 })?.dots).toEqual([{ x: 35, y: 50 }])
})

it('sums up days as they are in Shanghai', () => {
  const evening = point(17, 10)
  const days = daily([point(15, 20), { ...evening, count: 2 }, { ...point(18, 16), count: 4 }])
  expect(days).toEqual([
    { day: '2026-11-20', min: 19, avg: 20, max: 21 },
    { day: '2026-11-21', min: 9, avg: 14, max: 17 },
  ])
})
