/** What a device may send, when an alarm opens and closes, and how long a curve's buckets are. */
import { bearerOf, hashKey, makeKey } from '../../../plugins/trust/sensors/src/modules/sensor/device-key'
import { checkRows, rowsOf } from '../../../plugins/trust/sensors/src/modules/sensor/store/check-rows'
import { type Episode, walkEpisodes } from '../../../plugins/trust/sensors/src/modules/sensor/store/episodes'
import { bucketFor } from '../../../plugins/trust/sensors/src/modules/sensor/store/series'

const NOW = Date.parse('2026-11-25T08:00:00Z')
const minutes = (n: number) => new Date(NOW + n * 60_000)

describe('a batch of readings', () => {
  const one = { metric: 'temperature', at: '2026-11-25T15:59:00+08:00', value: 18.2 }

  it.each([[null], [{}], [{ readings: 'x' }], [[one]]])('is refused as 422 where it is %j', (body) => {
    expect(() => rowsOf(body)).toThrow(expect.objectContaining({ status: 422, code: 'not_readings' }))
  })
  it('is refused as 422 where it is empty and as 413 where it is too long', () => {
    expect(() => rowsOf({ readings: [] })).toThrow(expect.objectContaining({ status: 422, message: '没有读数' }))
    const readings = Array.from({ length: 1001 }, () => one)
    expect(() => rowsOf({ readings })).toThrow(expect.objectContaining({ status: 413 }))
  })

  it('says of each row why it is not taken, and takes the others', () => {
    const rows = [
      one,
      { ...one, at: NOW - 1000 },
      { ...one, metric: 'noise' },
      { ...one, at: minutes(11).toISOString() },
      { ...one, at: minutes(9).toISOString() },
      { ...one, at: '2025-01-01T00:00:00Z' },
      { ...one, at: '2026-11-25 15:59' },
      { ...one, value: '18' },
      null,
      { ...one, at: '2026-02-30T08:00:00Z' },
      { ...one, at: '2026-13-01T08:00:00Z' },
      { ...one, value: NaN },
    ]
    const { readings, refused } = checkRows(rows, [{ key: 'temperature' }], NOW)
    expect(readings.map(({ at }) => at.getTime())).toEqual([NOW - 60_000, NOW - 1000, NOW + 540_000])
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [2, 'unknown_metric'],
      [3, 'future'],
      [5, 'too_old'],
      [6, 'invalid'],
      [7, 'invalid'],
      [8, 'invalid'],
      [9, 'invalid'],
      [10, 'invalid'],
      [11, 'invalid'],
    ])
    expect(refused[1].message).toContain('10 分钟')
  })
})

describe('an alarm', () => {
  const metric = { key: 'humidity', name: '湿度', unit: '%', min: 60, max: 95 }
  const values = (...list: number[]) => list.map((value, i) => ({ metric: 'humidity', at: minutes(i), value }))
  const shape = (episodes: Episode[]) =>
    episodes.map(({ kind, value, opened_at, closed_at }) => [
      kind,
      value,
      (opened_at.getTime() - NOW) / 60_000,
      closed_at && (closed_at.getTime() - NOW) / 60_000,
    ])

  it('opens once per episode and closes when the value is back', () => {
    expect(shape(walkEpisodes(metric, values(80, 50, 40, 70, 97), null, null))).toEqual([
      ['low', 50, 1, 3],
      ['high', 97, 4, null],
    ])
  })
  it('becomes another one where the other limit is crossed', () => {
    expect(shape(walkEpisodes(metric, values(50, 99), null, null))).toEqual([
      ['low', 50, 0, 1],
      ['high', 99, 1, null],
    ])
  })
  it('stays open over batches, whatever order their rows come in', () => {
    const [open] = walkEpisodes(metric, values(50), null, null)
    expect(walkEpisodes(metric, values(80, 55, 45).slice(1).reverse(), open, minutes(0))).toEqual([])
    expect(shape(walkEpisodes(metric, [{ metric: 'humidity', at: minutes(9), value: 60 }], open, minutes(2)))).toEqual([
      ['low', 50, 0, 9],
    ])
  })
  it('takes no notice of what was before the newest value known', () => {
    expect(walkEpisodes(metric, values(10, 10), null, minutes(5))).toEqual([])
  })
  it('needs a limit to cross', () => {
    expect(walkEpisodes({ ...metric, min: null, max: null }, values(-50, 500), null, null)).toEqual([])
  })
})

it('a key is told once and known by its hash alone', () => {
  const { key, key_hash } = makeKey()
  expect(bearerOf(`Bearer ${key}`)).toBe(key)
  expect(hashKey(key)).toBe(key_hash)
  expect(key_hash).not.toContain(key.slice(5))
  expect(['', 'Bearer x', `Basic ${key}`, `Bearer ${key}x`].map(bearerOf)).toEqual([null, null, null, null])
})

it('a curve never has many more than a hundred points', () => {
  for (const days of [0.5, 1, 3, 7, 30, 90, 365]) {
    const span = days * 86_400_000
    expect(span / 1000 / bucketFor(new Date(0), new Date(span))).toBeLessThanOrEqual(110)
  }
})
