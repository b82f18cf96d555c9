/** Sensors over HTTP: devices report by their key, staff run sites and devices, everybody reads curves, nobody else writes. */
import { Modules } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'

const outbox = openOutbox()
// The backend reads its settings when the seed is loaded: only after the outbox has its place.
const { openCatalogue, until } = await import('../support/catalogue-shop')
const ANY = { validateStatus: () => true }
const METRICS = [
  { key: 'temperature', name: '温度', unit: '℃', min: 5, max: 28 },
  { key: 'humidity', name: '湿度', unit: '%', min: 60, max: 95 },
]

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openCatalogue>>
    let site_id: string
    let device: { id: string; key: string }

    beforeAll(async () => {
      shop = await openCatalogue(api, getContainer())
      await getContainer()
        .resolve('producer_portal')
        .createProducerContacts([
          { producer_id: await producerId('mushroom-coop'), channel: 'sms', address: '13800000001' },
        ])
      const body = { kind: 'mushroom_shed', name: '试验棚', producer_id: await producerId('mushroom-coop') }
      site_id = (await staff('/sites', body)).data.site.id
      device = await addDevice()
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    const producerId = async (key: string) =>
      (await getContainer().resolve('traceability').listProducers({ key }))[0].id
    const staff = (path: string, body: object, as: object = shop.staff) =>
      api.post(`/admin/sensors${path}`, body, { ...as, ...ANY })
    const addDevice = async (metrics: object[] = METRICS) => {
      const { data } = await staff(`/sites/${site_id}/devices`, { name: '温湿度计', metrics })
      return { id: data.device.id as string, key: data.key as string }
    }
    const report = (readings: unknown, key: string | null = device.key) =>
      api.post('/sensors/readings', { readings }, { headers: key ? { authorization: `Bearer ${key}` } : {}, ...ANY })
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const row = (minutes: number, value: number, metric = 'humidity') => ({ metric, at: ago(minutes), value })
    const curve = async (query = '') =>
      (await api.get(`/store/sensors/sites/${site_id}${query}`, { ...shop.store, ...ANY })).data

    it('takes a batch once, whatever its order, and answers for each row', async () => {
      const rows = [row(1, 80), row(30, 78), row(-30, 80), row(2, 70, 'noise'), { metric: 'humidity' }]
      const first = await report(rows)
      expect([first.status, first.data.stored, first.data.repeated]).toEqual([200, 2, 0])
      expect(first.data.refused.map(({ row: n, code }: { row: number; code: string }) => [n, code])).toEqual([
        [2, 'future'],
        [3, 'unknown_metric'],
        [4, 'invalid'],
      ])
      expect((await report(rows)).data).toMatchObject({ stored: 0, repeated: 2 })
      const { site } = await curve('?range=1d')
      expect(site).toMatchObject({ name: '试验棚', kind: 'mushroom_shed' })
      expect(site.series.map((each: { latest: { value: number } | null }) => each.latest?.value ?? null)).toEqual([
        null,
        80,
      ])
      expect(JSON.stringify(site)).not.toMatch(/szsk_|hash|producer_id/)
    })

    it('loses one row to a value that is no number in JSON, and takes the others', async () => {
      const headers = { authorization: `Bearer ${device.key}`, 'content-type': 'application/json' }
      const text = (value: string, minutes: number) => `{"metric":"humidity","at":"${ago(minutes)}","value":${value}}`
      const rows = [
        text('NaN', 5),
        text('61.5', 4),
        text('-Infinity', 3),
        text('62', 2),
        '{"metric":"NaN","value":nan}',
      ]
      const body = Buffer.from(`{"readings":[${rows.join()}]}`)
      const { status, data } = await api.post('/sensors/readings', body, { headers, ...ANY })
      expect([status, data.stored]).toEqual([200, 2])
      expect(data.refused.map(({ row: n, code }: { row: number; code: string }) => [n, code])).toEqual([
        ...[0, 2, 4].map((n) => [n, 'invalid']),
      ])
    })

    it('refuses in Chinese: no key, a wrong or revoked one, too much, no batch, nothing of use', async () => {
      const refused = async (answer: Promise<{ status: number; data: { message: string } }>) => {
        const { status, data } = await answer
        expect(data.message).toMatch(/\p{Script=Han}/u)
        return status
      }
      expect(await refused(report([row(1, 80)], null))).toBe(401)
      expect(await refused(report([row(1, 80)], `szsk_${'x'.repeat(43)}`))).toBe(401)
      expect(await refused(report(Array.from({ length: 1001 }, () => row(1, 80))))).toBe(413)
      expect(await refused(report([{ text: 'x'.repeat(200_000) }]))).toBe(413)
      expect(await refused(report([]))).toBe(422)
      expect(await refused(report([row(-60, 80)]))).toBe(422)
      const headers = { authorization: `Bearer ${device.key}`, 'content-type': 'application/json' }
      expect(await refused(api.post('/sensors/readings', '{"readings":', { headers, ...ANY }))).toBe(422)
      expect((await staff(`/devices/${device.id}/revoke`, {})).status).toBe(200)
      expect((await staff(`/devices/${device.id}/revoke`, {})).status).toBe(200)
      expect(await refused(report([row(1, 80)]))).toBe(401)
    })

    it('tells staff and the producer once per alarm, and closes it when the value is back', async () => {
      await report([row(5, 40)])
      const told = () => outbox.messages().filter(({ template }) => template === 'sensor-alarm')
      await until(async () => told().length === 2)
      expect(
        told()
          .map(({ to }) => to)
          .sort(),
      ).toEqual(['13800000001', 'staff@example.com'])
      expect(told()[0].text).toContain('试验棚「温湿度计」湿度 40%，低于下限 60%')
      await report([row(4, 41), row(3, 42)])
      await report([row(1, 80)])
      const { alarms } = (await api.get('/admin/sensors/alarms', shop.staff)).data
      const mine = alarms.filter((alarm: { device_id: string }) => alarm.device_id === device.id)
      expect(mine).toHaveLength(1)
      expect(mine[0].closed_at).not.toBeNull()
      expect(told()).toHaveLength(2)
    })

    it('shows a key once and never again', async () => {
      expect(device.key).toMatch(/^szsk_[\w-]{43}$/)
      const { data } = await api.get('/admin/sensors/sites', shop.staff)
      expect(JSON.stringify(data)).not.toMatch(/szsk_|key_hash/)
      const stored = await getContainer().resolve('sensor').retrieveSensorDevice(device.id)
      expect(JSON.stringify(stored)).not.toContain(device.key.slice(5))
    })

    it('lets staff correct a site and a device, and says in Chinese what does not hold', async () => {
      expect((await staff(`/sites/${site_id}`, { town: '城关镇' })).data.site).toMatchObject({
        town: '城关镇',
        name: '试验棚',
      })
      expect((await staff(`/devices/${device.id}`, { metrics: [METRICS[0]] })).status).toBe(200)
      expect((await report([row(1, 80)])).data.refused[0].code).toBe('unknown_metric')
      const message = async (path: string, body: object) => (await staff(path, body)).data.message
      expect(await message('/sites', { kind: 'garage', name: 'x' })).toContain('请选择监测点类型')
      expect(await message('/sites', { kind: 'orchard', name: 'x', producer_id: 'producer_0' })).toBe('没有这个生产者')
      const crossed = [{ ...METRICS[0], min: 30, max: 10 }]
      expect(await message(`/sites/${site_id}/devices`, { name: 'x', metrics: crossed })).toContain('下限不能高于上限')
      expect(await message('/sites/site_0/devices', { name: 'x', metrics: METRICS })).toBe('没有这个监测点')
      const removed = await api.delete(`/admin/sensors/sites/${site_id}`, { ...shop.staff, ...ANY })
      expect([removed.status, removed.data.message]).toEqual([400, expect.stringContaining('还有 1 台设备')])
    })

    it('shows a good’s sites by its address, a lot’s days by date, and gaps as nothing', async () => {
      const { data } = await api.get('/store/sensors/goods/xianggu-dry?range=7d', shop.store)
      expect(data.sites).toHaveLength(1)
      expect(data.sites[0]).toMatchObject({ kind: 'mushroom_shed', is_demo: true })
      const [series] = data.sites[0].series
      expect(series.points.length).toBeGreaterThan(50)
      expect(series.points.length).toBeLessThan(84)
      expect((await api.get('/store/sensors/goods/rice', shop.store)).data.sites).toEqual([])
      const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      expect((await curve(`?from=${day}&to=${day}`)).site.series[0].points).toEqual([])
      expect((await curve('?range=2w')).message).toContain('时间范围')
      expect((await curve('?from=2026-02-02')).message).toContain('一起填写')
      expect((await api.get('/store/sensors/sites/site_0', { ...shop.store, ...ANY })).status).toBe(404)
    })

    it('keeps everybody but staff from sites and alarms, and everybody but devices from writing', async () => {
      expect((await staff('/sites', { kind: 'orchard', name: 'x' }, {})).status).toBe(401)
      expect((await api.get('/admin/sensors/alarms', ANY)).status).toBe(401)
      const asDevice = { headers: { authorization: `Bearer ${device.key}` } }
      expect((await api.get('/admin/sensors/sites', { ...asDevice, ...ANY })).status).toBe(401)
      const token = shop.staff.headers.authorization.slice('Bearer '.length)
      expect((await report([row(1, 80)], token)).status).toBe(401)
      expect((await api.get('/sensors/readings', { ...asDevice, ...ANY })).status).toBe(404)
    })

    it('leaves neither readings nor messages double when an event comes again', async () => {
      await report([row(2, 30)])
      const told = () => outbox.messages().filter(({ template }) => template === 'sensor-alarm').length
      await until(async () => told() === 2)
      const [alarm] = await getContainer().resolve('sensor').listAlarmViews({ open: true, take: 1 })
      await getContainer().resolve('sensor').updateSensorAlarms({ id: alarm.id, told_at: null })
      const { tellAlarms } = await import('@shanzhen/sensors/sensors/tell-alarms')
      await Promise.all([tellAlarms(getContainer()), tellAlarms(getContainer())])
      expect(told()).toBe(2)
      expect(
        await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ resource_id: alarm.id }),
      ).toHaveLength(2)
    })
  },
})
