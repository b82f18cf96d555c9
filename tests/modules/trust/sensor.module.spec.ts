/** Readings on a real Postgres: months, repeats, order, alarms, curves with gaps. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import pg from 'pg'
import type SensorService from '../../../plugins/trust/sensors/src/modules/sensor/service'
import type { KnownDevice } from '../../../plugins/trust/sensors/src/modules/sensor/types'

const folder = join(import.meta.dirname, '../../../plugins/trust/sensors/.medusa/server/src/modules/sensor')
const NOW = new Date('2026-11-25T08:00:00Z')
const METRICS = [{ key: 'humidity', name: '湿度', unit: '%', min: 60, max: 95 }]

moduleIntegrationTestRunner<SensorService>({
  moduleName: 'sensor',
  resolve: folder,
  pathToMigrations: join(folder, 'migrations'),
  testSuite: ({ service, dbConfig }) => {
    let device: KnownDevice
    let sql: pg.Client

    beforeEach(async () => {
      const site = await service.createSensorSites({ kind: 'mushroom_shed', name: '一号棚', good_ids: ['good_1'] })
      const metrics = METRICS as unknown as Record<string, unknown>
      const made = await service.createSensorDevices({
        site_id: site.id,
        name: '温湿度计',
        key_hash: 'a'.repeat(64),
        metrics,
      })
      device = { id: made.id, site_id: site.id, name: made.name, metrics: METRICS }
      sql = new pg.Client({ connectionString: dbConfig.clientUrl })
      await sql.connect()
    })
    afterEach(() => sql.end())

    const row = (at: string | Date, value: number) => ({ metric: 'humidity', at: new Date(at).toISOString(), value })
    const send = (...readings: object[]) => service.ingest(device, { readings }, NOW)
    const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
    const alarms = async () =>
      (await service.listAlarmViews({ take: 10 })).map(({ kind, closed_at }) => [kind, closed_at !== null])
    const count = async (table: string) => Number((await sql.query(`select count(*) from ${table}`)).rows[0].count)

    it('makes each month’s table when its first reading comes, also for several months in one batch', async () => {
      const months = [row('2026-09-30T23:59:59Z', 70), row('2026-10-01T00:00:00Z', 71), row(before(1), 72)]
      expect(await send(...months)).toMatchObject({ stored: 3, repeated: 0, refused: [] })
      for (const month of ['2026_09', '2026_10', '2026_11']) expect(await count(`sensor_reading_${month}`)).toBe(1)
    })

    it('has the coming months ready, however often and at once it is asked', async () => {
      await Promise.all([1, 2, 3].map(() => service.makePartitionsAhead(new Date('2026-12-31T20:00:00Z'))))
      for (const month of ['2026_12', '2027_01', '2027_02']) expect(await count(`sensor_reading_${month}`)).toBe(0)
    })

    it('lets writers make a missing month at the same time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, i) => send(row(`2026-08-0${i + 1}T00:00:00Z`, 70 + i))),
      )
      expect(answers.map(({ stored }) => stored)).toEqual([1, 1, 1, 1, 1, 1])
      expect(await count('sensor_reading_2026_08')).toBe(6)
    })

    it('changes nothing when readings come again, also with another value or twice in one batch', async () => {
      await send(row(before(2), 70), row(before(1), 71))
      expect(await send(row(before(2), 70), row(before(1), 99), row(before(1), 71))).toMatchObject({
        stored: 0,
        repeated: 3,
      })
      expect(await send(row(before(3), 70), row(before(3), 71))).toMatchObject({ stored: 1, repeated: 1 })
      expect((await sql.query('select value from sensor_reading order by at')).rows.map((r) => r.value)).toEqual([
        70, 70, 71,
      ])
      expect(await alarms()).toEqual([])
    })

    it('takes readings in any order and shows the newest as the latest', async () => {
      await send(row(before(1), 80))
      await send(row(before(60), 40))
      const [series] = await service.series(device.site_id, { from: before(120), to: NOW })
      expect(series.latest?.value).toBe(80)
      expect(series.points.map(({ avg }) => avg)).toEqual([40, 80])
      expect(await alarms()).toEqual([])
    })

    it('opens an alarm once per episode, also from batches at the same time, and closes it when the value is back', async () => {
      await Promise.all([1, 2, 3, 4, 5].map((minute) => send(row(before(10 - minute), 40 + minute))))
      expect(await alarms()).toEqual([['low', false]])
      await send(row(before(1), 75))
      expect(await alarms()).toEqual([['low', true]])
      await send(row(before(0), 99))
      expect(await alarms()).toEqual([
        ['high', false],
        ['low', true],
      ])
    })

    it('opens one alarm for a silent device and closes it with the next reading', async () => {
      await send(row(before(1), 80))
      const later = new Date(NOW.getTime() + 4 * 3_600_000)
      expect(await service.openSilentAlarms(new Date(NOW.getTime() + 3_600_000))).toEqual([])
      expect(await service.openSilentAlarms(later)).toHaveLength(1)
      expect(await service.openSilentAlarms(later)).toEqual([])
      await service.ingest(device, { readings: [row(later, 80)] }, later)
      expect(await alarms()).toEqual([['silent', true]])
    })

    it('shows lowest, mean and highest per bucket and leaves out buckets in which nothing was measured', async () => {
      const at = (minute: number, value: number) => row(new Date(Date.UTC(2026, 10, 25, 0, minute)), value)
      await send(at(0, 70), at(5, 80), at(14, 75), at(45, 90))
      const period = { from: new Date('2026-11-25T00:00:00Z'), to: new Date('2026-11-25T01:00:00Z') }
      const [series] = await service.series(device.site_id, period)
      expect(series.bucket_s).toBe(900)
      expect(series.points).toEqual([
        { at: '2026-11-25T00:00:00.000Z', min: 70, avg: 75, max: 80, count: 3 },
        { at: '2026-11-25T00:45:00.000Z', min: 90, avg: 90, max: 90, count: 1 },
      ])
    })

    it('knows a device by its key’s hash until the key is revoked', async () => {
      await expect(service.deviceByKey(null)).rejects.toMatchObject({ status: 401 })
      await expect(service.deviceByKey('a'.repeat(64))).rejects.toMatchObject({ status: 401 })
      await service.updateSensorDevices({ id: device.id, revoked_at: NOW })
      await expect(send(row(before(1), 80))).rejects.toMatchObject({
        status: 401,
        message: expect.stringContaining('停用'),
      })
      expect(await count('sensor_reading')).toBe(0)
    })

    it.each([
      ['a key that is no hash', `update sensor_device set key_hash = 'plain'`],
      ['a device that measures nothing', `update sensor_device set metrics = '[]'`],
      [
        'two open alarms of one metric',
        `insert into sensor_alarm (id, device_id, metric, kind, opened_at)
         select n, id, 'humidity', 'low', now() from sensor_device, unnest(array['x', 'y']) n`,
      ],
      [
        'an alarm that ends before it began',
        `insert into sensor_alarm (id, device_id, metric, kind, opened_at, closed_at)
         select 'x', id, 'humidity', 'low', now(), now() - interval '1 day' from sensor_device`,
      ],
      ['deleting a device with readings', 'delete from sensor_device'],
    ])('refuses %s in the database itself', async (_what, statement) => {
      await send(row(before(1), 80))
      await expect(sql.query(statement)).rejects.toThrow(/constraint/)
    })

    it('finds a good’s sites', async () => {
      expect(await service.siteIdsOfGood('good_1')).toEqual([device.site_id])
      expect(await service.siteIdsOfGood('good_2')).toEqual([])
    })
  },
})
