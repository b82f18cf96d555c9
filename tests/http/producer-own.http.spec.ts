/** A producer's own lots and papers: seen, brought and taken back by their producer; never another's; decided by staff. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import watchCertificates from '@shanzhen/producers/jobs/watch-certificates'
import { rejectLotWorkflow } from '@shanzhen/lots/workflows'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { picture } from '../support/pictures'

const outbox = openOutbox()
// The backend reads its settings when the seed is loaded: only after the outbox has its place.
const { openCatalogue, until } = await import('../support/catalogue-shop')
const ANY = { validateStatus: () => true }
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF')
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const PAPER = { kind: 'organic', number: 'ORG-2026-001', valid_from: '2026-01-01', valid_to: '2036-12-31' }
const scanOf = (bytes: Buffer) => bytes.toString('base64')

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openCatalogue>>
    const producers = new Map<string, string>()
    const goodOf = new Map<string, string>()
    beforeAll(async () => {
      shop = await openCatalogue(api, getContainer())
      const trace = getContainer().resolve('traceability')
      for (const { key, id } of await trace.listProducers({}, { take: 100 })) producers.set(key, id)
      for (const { producer_id, id } of await trace.listGoods({}, { take: 100 })) goodOf.set(producer_id ?? '', id)
    })
    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    const idOf = (key: string) => producers.get(key) ?? ''
    const signIn = async (key: string, contact: { phone: string }) => {
      await api.post(`/admin/producers/${idOf(key)}/contacts`, contact, { ...shop.staff, ...ANY })
      await api.post('/store/one-time-codes', contact, { ...shop.store, ...ANY })
      const code = outbox.messages().at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
      const { data } = await api.post('/store/sessions/producer', { ...contact, code }, { ...shop.store, ...ANY })
      return { headers: { authorization: `Bearer ${data.token}` }, ...ANY }
    }
    const bees = () => signIn('bee-coop', { phone: '13800000001' })
    const mushrooms = () => signIn('mushroom-coop', { phone: '13800000002' })
    type Own = Awaited<ReturnType<typeof signIn>>
    const get = (path: string, own: object) => api.get(`/producers/me${path}`, own)
    const bring = (own: Own, change: object = {}) =>
      api.post('/producers/me/certificates', { ...PAPER, scan: scanOf(PDF), ...change }, own)
    const papers = async (own: Own) => (await get('/certificates', own)).data.certificates as Record<string, unknown>[]
    const decide = (id: string, decision: string) =>
      api.post(`/admin/certificates/${id}`, { decision }, { ...shop.staff, ...ANY })

    it('shows a producer own lots by state with what came, what is left and the verdict', async () => {
      const own = await bees()
      const { data } = await get('/lots', own)
      expect(data).toMatchObject({ page: 1, states: { released: data.count } })
      expect(data.lots[0]).toMatchObject({ state: 'released', unit: 'piece', verdict: 'passed', is_demo: true })
      expect(data.lots[0].left_quantity).toBe(data.lots[0].received_quantity)
      expect(data.lots.every((lot: object) => !('producer_id' in lot) && !('received_by' in lot))).toBe(true)
      const theirs = (await get('/lots', await mushrooms())).data.lots as { id: string }[]
      expect(theirs.length).toBeGreaterThan(0)
      expect(data.lots.some(({ id }: { id: string }) => theirs.some((lot) => lot.id === id))).toBe(false)
      expect((await get('/lots?state=recalled', own)).data).toMatchObject({ lots: [], count: 0 })
    })

    it('pages through many lots', async () => {
      const lots = getContainer().resolve('lot')
      const [seeded] = await lots.ownLots({ producer_id: idOf('bee-coop'), take: 1 })
      const [location] = await getContainer().resolve(Modules.STOCK_LOCATION).listStockLocations({})
      const { good_id, inventory_item_id } = seeded
      const lot = { good_id, inventory_item_id, quantity: 1, made_on: '2026-11-01', best_before: '2036-11-01' }
      await lots.receive({
        ...{ location_id: location.id, received_by: 'mei', supplier_name: '蜂业合作社' },
        lots: Array.from({ length: 11 }, () => ({ ...lot, producer_id: idOf('bee-coop') })),
      })
      const own = await bees()
      const [first, second] = [
        (await get('/lots?state=quarantine', own)).data,
        (await get('/lots?state=quarantine&page=2', own)).data,
      ]
      expect([first.lots.length, second.lots.length, first.count, first.pages]).toEqual([10, 1, 11, 2])
    })

    it('opens a lot with its figures against the limits, the reason it was refused, and no person of the staff', async () => {
      const lots = getContainer().resolve('lot')
      const [seeded] = await lots.ownLots({ producer_id: idOf('bee-coop'), take: 1 })
      const [location] = await getContainer().resolve(Modules.STOCK_LOCATION).listStockLocations({})
      const { good_id, inventory_item_id } = seeded
      const [standard] = await lots.listStandards({ good_id })
      const [{ name, max }] = standard.limits as unknown as { name: string; max: number }[]
      const [bad] = await lots.receive({
        ...{ location_id: location.id, received_by: 'user_mei', supplier_name: '蜂业合作社' },
        lots: [
          {
            ...{ good_id, inventory_item_id, quantity: 5, made_on: '2026-11-01' },
            ...{ producer_id: idOf('bee-coop'), standard_id: standard.id },
          },
        ],
      })
      await lots.inspect([
        {
          ...{ lot_id: bad.id, kind: 'incoming' as const, method: '快检', sampling: '随机抽样', sample_count: 5 },
          ...{ inspector: 'user_yun', values: [{ name, value: max * 2 }] },
        },
      ])
      await rejectLotWorkflow(getContainer()).run({
        input: { lot_id: bad.id, actor: 'user_shan', reason: '水分超标', disposal: '退回供货人' },
      })
      const answer = await get(`/lots/${bad.id}`, await bees())
      expect(answer.data.lot).toMatchObject({
        ...{ state: 'rejected', received_quantity: 5, left_quantity: 0, verdict: 'failed', reason: '水分超标' },
        inspections: [{ verdict: 'failed', results: [{ name, value: max * 2, limit: `≤${max}`, ok: false }] }],
        link: expect.stringMatching(/^\/01\/\d{14}\/10\//),
      })
      expect(answer.data.lot.steps.map(({ type }: { type: string }) => type)).toEqual([
        'received',
        'inspected',
        'rejected',
      ])
      expect(answer.data.lot.steps[2]).toMatchObject({ reason: '水分超标', disposal: '退回供货人' })
      expect(/user_(mei|yun|shan)/.test(JSON.stringify(answer.data))).toBe(false)
      const other = await mushrooms()
      const [theirs, none] = [await get(`/lots/${bad.id}`, other), await get('/lots/lot_0', other)]
      expect([theirs.status, none.status, theirs.data.type]).toEqual([404, 404, none.data.type])
      expect((await get(`/lots/${bad.id}`, ANY)).status).toBe(401)
    })

    it('keeps a certificate waiting with its scan private until staff approve it; then every buyer may open it', async () => {
      const own = await bees()
      const { status, data } = await bring(own)
      expect(status).toBe(201)
      const { id } = data.certificate
      expect((await papers(own))[0]).toMatchObject({ id, state: 'entered', has_scan: true, may_withdraw: true })
      const shown = async () => (await api.get('/store/goods/honey-wuwei', shop.store)).data.good.certificates
      expect((await shown()).some(({ number }: { number: string }) => number === PAPER.number)).toBe(false)

      const { certificates } = (await api.get('/admin/certificates', shop.staff)).data
      const waiting = certificates.find((paper: { id: string }) => paper.id === id)
      expect(waiting).toMatchObject({
        by_producer: true,
        state: 'entered',
        entered_by: expect.stringMatching(/^pcon_/),
      })
      const scan = await api.get(waiting.scan_url, { ...shop.staff, responseType: 'arraybuffer' })
      expect(PDF.equals(Buffer.from(scan.data))).toBe(true)
      expect(scan.headers['content-type']).toBe('application/pdf')
      await until(async () => {
        const notices = await getContainer()
          .resolve(Modules.NOTIFICATION)
          .listNotifications({ template: 'certificate-brought' })
        return notices.length === 1
      })

      expect((await decide(id, 'approved')).status).toBe(200)
      await until(async () => (await shown()).some(({ number }: { number: string }) => number === PAPER.number))
      const { scan_url } = (await shown()).find(({ number }: { number: string }) => number === PAPER.number)
      expect(scan_url).toMatch(/\/static\/.+\.pdf$/)
      const open = await api.get(new URL(scan_url).pathname, { responseType: 'arraybuffer' })
      expect(PDF.equals(Buffer.from(open.data))).toBe(true)
      expect((await papers(own)).find((paper) => paper.id === id)).toMatchObject({
        state: 'approved',
        may_withdraw: false,
      })
      expect((await api.delete(`/producers/me/certificates/${id}`, own)).status).toBe(409)
    })

    it('keeps no place and device of a scan, and takes it from everyone when the certificate is taken back', async () => {
      const own = await bees()
      const photo = await picture(7, { kind: 'jpeg', upright: false })
      const { id } = (await bring(own, { number: 'ORG-7', scan: scanOf(photo) })).data.certificate
      const file = (path: string, who: object) => api.get(path, { ...who, ...ANY, responseType: 'arraybuffer' })
      const privately = () => file(`/admin/certificates/${id}/scan`, shop.staff)
      expect((await sharp((await privately()).data).metadata()).exif).toBe(undefined)
      expect((await decide(id, 'approved')).status).toBe(200)
      const certificates = getContainer().resolve('certificate')
      const { scan_url } = await certificates.retrieveCertificate(id)
      const { pathname } = new URL(String(scan_url))
      const open = await file(pathname, {})
      expect([open.status, (await sharp(open.data).metadata()).exif]).toEqual([200, undefined])
      expect((await decide(id, 'revoked')).status).toBe(200)
      expect([(await file(pathname, {})).status, (await privately()).status]).toEqual([404, 200])
      expect((await certificates.retrieveCertificate(id)).scan_url).toBe(null)
      const brought = (await bring(own, { number: 'ORG-8', scan: scanOf(photo) })).data.certificate
      const { scan_file_id } = await certificates.retrieveCertificate(brought.id)
      expect((await api.delete(`/producers/me/certificates/${brought.id}`, own)).status).toBe(200)
      await expect(getContainer().resolve(Modules.FILE).getAsBuffer(String(scan_file_id))).rejects.toThrow('ENOENT')
      const half = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<html></html>')])
      expect((await bring(own, { number: 'ORG-9', scan: scanOf(half) })).status).toBe(400)
    })

    it('makes scans anew that were kept as they came, open ones too, and those staff entered private till approved', async () => {
      const [files, certificates] = [getContainer().resolve(Modules.FILE), getContainer().resolve('certificate')]
      const photo = await picture(8, { kind: 'jpeg', upright: false })
      const form = new FormData()
      form.append('files', new Blob([new Uint8Array(photo)]), 'licence.jpg')
      const [sent] = (await api.post('/admin/uploads', form, shop.staff)).data.files
      const paper = { ...PAPER, number: 'ORG-10', producer_id: idOf('bee-coop'), scan_file_id: sent.id }
      const { id } = (await api.post('/admin/certificates', paper, shop.staff)).data.certificate
      expect((await api.get(new URL(sent.url).pathname, ANY)).status).toBe(404)
      // As it was kept before: on this disk, open, with everything the phone wrote.
      const former = `1-scan-${id}.jpg`
      writeFileSync(join(process.cwd(), 'private/open', former), photo)
      const url = new URL(sent.url).origin + `/static/${former}`
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await sql.raw(
        `update certificate set state = 'approved', approved_by = 'user_2', approved_at = now(),
        scan_url = ?, scan_file_id = ?, scan_tidied = false where id = ?`,
        [url, former, id],
      )
      await watchCertificates(getContainer())
      const now = await certificates.retrieveCertificate(id)
      expect([now.scan_tidied, now.scan_url === url, now.scan_file_id === former]).toEqual([true, false, false])
      for (const file of [now.scan_file_id, new URL(String(now.scan_url)).pathname.replace('/static/', '')])
        expect((await sharp(await files.getAsBuffer(String(file))).metadata()).exif).toBe(undefined)
      expect((await api.get(`/static/${former}`, ANY)).status).toBe(404)
    })

    it('takes twenty papers that wait for staff and no more, however many are brought at once', async () => {
      const own = await mushrooms()
      const all = Array.from({ length: 26 }, (_, n) => bring(own, { number: `MANY-${n}` }))
      const answers = await Promise.all(all)
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
      const refused = answers.filter(({ status }) => status !== 201).map(({ status, data }) => [status, data.message])
      expect(refused).toEqual(Array.from({ length: 6 }, () => [400, expect.stringContaining('待审核的证书已有 20 张')]))
    })

    it('lets a producer take back only its own, and only what nobody decided about', async () => {
      const own = await bees()
      const { id } = (await bring(own, { number: 'ORG-2' })).data.certificate
      const other = await mushrooms()
      const away = (who: object) => api.delete(`/producers/me/certificates/${id}`, who)
      expect([(await away(other)).status, (await get(`/certificates/${id}/scan`, other)).status]).toEqual([404, 404])
      expect(await papers(other)).not.toContainEqual(expect.objectContaining({ id }))
      expect((await get(`/certificates/${id}/scan`, own)).headers['content-type']).toBe('application/pdf')
      expect((await away(own)).status).toBe(200)
      expect(await papers(own)).not.toContainEqual(expect.objectContaining({ id }))
      expect((await decide(id, 'approved')).status).toBe(409)
      expect((await bring(own, { number: 'ORG-2' })).status).toBe(201)
      const byStaff = (await papers(own)).find((paper) => paper.kind === 'sc')
      expect((await api.delete(`/producers/me/certificates/${String(byStaff?.id)}`, own)).status).toBe(404)
    })

    it('says in Chinese what is wrong, and changes nothing', async () => {
      const own = await bees()
      const before = (await papers(own)).length
      const refused = async (change: object) => {
        const { status, data } = await bring(own, change)
        return [status, data.message]
      }
      const sc = { kind: 'sc', number: 'SC12661092390034' }
      expect(await refused(sc)).toEqual([400, expect.stringContaining('校验位不对')])
      expect(await refused({ ...sc, number: 'SC126' })).toEqual([400, expect.stringContaining('格式不对')])
      expect(await refused({ valid_to: '2025-01-01' })).toEqual([400, '有效期止不能早于有效期起'])
      expect(await refused({ valid_from: '2020-01-01', valid_to: '2020-12-31' })).toEqual([400, '这张证书已经过期'])
      expect(await refused({ kind: 'promise' })).toEqual([400, '请选择证书种类'])
      expect(await refused({ scan: '' })).toEqual([400, '请选择扫描件（图片或 PDF）'])
      expect(await refused({ scan: scanOf(Buffer.from('<svg xmlns="x"/>')) })).toEqual([
        ...[400, expect.stringContaining('只支持完整的 JPEG、PNG、WebP 图片和 PDF')],
      ])
      const big = Buffer.concat([PNG, Buffer.alloc(4 * 1024 * 1024)])
      expect(await refused({ scan: scanOf(big) })).toEqual([400, expect.stringContaining('不能超过 4 MB')])
      const theirs = goodOf.get(idOf('mushroom-coop'))
      expect(await refused({ good_ids: [theirs] })).toEqual([400, expect.stringContaining('不是你家的商品')])
      expect(await refused({ entered_by: 'user_1' })).toEqual([400, '不认识的字段'])
      expect((await papers(own)).length).toBe(before)
      const twice = [await bring(own, { number: 'ORG-3' }), await bring(own, { number: 'ORG-3' })]
      expect(twice.map(({ status }) => status)).toEqual([201, 409])
      expect((await api.post('/producers/me/certificates', PAPER, ANY)).status).toBe(401)
    })

    it('holds in the database that no producer decides, and nothing decided is withdrawn', async () => {
      const own = await bees()
      const { id } = (await bring(own, { number: 'ORG-4' })).data.certificate
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await expect(
        sql.raw(`update certificate set state = 'approved', approved_by = 'pcon_x', approved_at = now() where id = ?`, [
          id,
        ]),
      ).rejects.toThrow('CK_certificate_staff_decides')
      expect((await decide(id, 'refused')).status).toBe(200)
      await expect(sql.raw(`update certificate set state = 'withdrawn' where id = ?`, [id])).rejects.toThrow(
        'CK_certificate_withdrawn',
      )
    })
  },
})
