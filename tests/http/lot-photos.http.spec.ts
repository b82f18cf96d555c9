/** Photos of a lot's steps: added by staff, shown to whoever scans, named in the chain, hidden once. */
import { createHash } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { validateEpcisDocument } from 'epcis2.js'
import sharp from 'sharp'
import { verifyTrace } from '../../storefront/public/verify-trace.mjs'
import { stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { picture } from '../support/pictures'
import { GTIN, traceShop } from '../support/trace-shop'

const ANY = { validateStatus: () => true }
const hex = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

type Step = { type: string; photos: { url: string; caption: string }[] }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let warehouse: ReturnType<typeof traceShop>
    let staff: Record<string, string>
    let lot: { id: string; code: string }
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      warehouse = traceShop(getContainer(), shop)
      await warehouse.prepare()
      staff = await staffHeaders(getContainer())
    })
    beforeEach(async () => {
      lot = await warehouse.release('mushroom', 20)
    })

    const post = (path: string, body: object, headers = staff) =>
      api.post(`/admin/lots${path}`, body, { headers, ...ANY })
    const add = async (bytes: Buffer | Promise<Buffer>, change: object = {}, id = lot.id) =>
      post(`/${id}/photos`, {
        step: 'received',
        caption: '逐筐查看',
        photo: (await bytes).toString('base64'),
        ...change,
      })
    const hide = (id: string, body: object = { reason: '拍到了人脸' }, of = lot.id) =>
      post(`/${of}/photos/${id}/hide`, body)
    const said = ({ status, data }: { status: number; data: { message?: string } }) => [status, data.message]
    const story = async () => {
      const { data } = await api.get(`/store/trace/01/${GTIN.mushroom}/10/${lot.code}`, { headers: shop.headers })
      return data.trace.lot.steps as Step[]
    }
    const opened = async (url: string) =>
      Buffer.from((await api.get(new URL(url).pathname, { responseType: 'arraybuffer' })).data)
    const shown = async () => (await story()).flatMap(({ photos }) => photos.map(({ caption }) => caption))
    const events = () => getContainer().resolve('lot').events(lot.id)
    const sql = (text: string, values: string[] = []) =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values)

    it('shows a photo under its step with the next scan, for everyone to open', async () => {
      expect(await shown()).toEqual([])
      expect((await add(picture('a', { kind: 'jpeg', upright: false }))).status).toBe(201)
      expect((await add(picture('b', { kind: 'webp' }), { step: 'inspected', caption: '测水分' })).status).toBe(201)
      const { rows } = await sql('select file_id from lot_photo')
      const away = await api.delete(`/admin/uploads/${rows[0].file_id}`, { headers: staff, ...ANY })
      expect(said(away)).toEqual([409, '这个文件是批次、检验、证照、售后或对账的凭证，不能删除'])
      const { rows: acts } = await sql(`select asked->>'photo' as photo from staff_act where route like '%/photos'`)
      expect(acts.map(({ photo }: { photo: string }) => photo)).toContainEqual(
        expect.stringMatching(/^（文件，共 \d+ 字）$/),
      )
      const steps = await story()
      expect(steps.map(({ type, photos }) => [type, photos.map(({ caption }) => caption)])).toEqual([
        ['received', ['逐筐查看']],
        ['inspected', ['测水分']],
        ['released', []],
      ])
      const { url } = steps[0].photos[0]
      expect(url).toMatch(/\/static\/.+\.jpg$/)
      const { width, height, exif, orientation } = await sharp(await opened(url)).metadata()
      expect({ width, height, exif, orientation }).toEqual({
        width: 8,
        height: 16,
        exif: undefined,
        orientation: undefined,
      })
      const { data } = await api.get(`/admin/lots/${lot.id}`, { headers: staff })
      expect(data.photo_steps).toEqual(['received', 'inspected', 'released'])
      expect(data.photos).toMatchObject([
        { step: 'received', of_seq: 1, caption: '逐筐查看' },
        { step: 'inspected', of_seq: 2, caption: '测水分' },
      ])
    })

    it('names a photo by its hash in the chain, when it comes and when it goes, and the export stays sound', async () => {
      const { data } = await add(picture('named'))
      const bytes = await opened((await story())[0].photos[0].url)
      expect((await hide(data.photo.id)).status).toBe(200)
      const last = (await events()).slice(-2).map(({ body }) => JSON.parse(body))
      expect(last.map(({ type }) => type)).toEqual(['photographed', 'photo_hidden'])
      expect(last[0].payload).toEqual({
        ...{ step: 'received', of_seq: 1, sha256: hex(bytes), caption: '逐筐查看', size_bytes: bytes.length },
      })
      expect(last[1].payload).toMatchObject({ sha256: hex(bytes), reason: '拍到了人脸' })
      const { data: text } = await api.get(`/store/trace/01/${GTIN.mushroom}/10/${lot.code}/epcis`, {
        headers: shop.headers,
        transformResponse: (body: string) => body,
      })
      expect(text.includes(hex(bytes))).toBe(true)
      expect(validateEpcisDocument(JSON.parse(text), false)).toEqual({ success: true, errors: [] })
      const sha256 = async (part: string) => hex(Buffer.from(part))
      expect(await verifyTrace(text, sha256)).toMatchObject({ faults: [], lots: [{ events: 5 }] })
    })

    it('shows a hidden photo no longer, hides once and only with a reason, and the picture may come again', async () => {
      const { data } = await add(picture(1))
      const { id } = data.photo
      expect(said(await hide(id, { reason: ' ' }))).toEqual([400, '请填写隐藏的原因'])
      const other = await warehouse.receive('honey', 3)
      expect(said(await hide(id, undefined, other.id))).toEqual([404, '这个批次没有这张照片'])
      const [{ url }] = (await story())[0].photos
      expect((await opened(url)).length).toBeGreaterThan(0)
      const both = await Promise.all([hide(id), hide(id)])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(await shown()).toEqual([])
      expect((await api.get(new URL(url).pathname, ANY)).status).toBe(404)
      expect(said(await hide(id))).toEqual([409, '这张照片已经隐藏'])
      expect((await add(picture(1))).status).toBe(201)
    })

    it('shows twelve at most, also when two come at once', async () => {
      for (let number = 1; number <= 11; number++) expect((await add(picture(number))).status).toBe(201)
      const both = await Promise.all([add(picture(12)), add(picture(13))])
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
      const full = [409, '一个批次最多展示 12 张照片，请先隐藏不需要的']
      expect(said(await add(picture(14)))).toEqual(full)
      expect(await shown()).toHaveLength(12)
      const { data } = await api.get(`/admin/lots/${lot.id}`, { headers: staff })
      await hide(data.photos[0].id)
      expect((await add(picture(14))).status).toBe(201)
    })

    it('writes nothing for what it refuses, and says why in Chinese', async () => {
      const before = (await events()).length
      expect(said(await add(Buffer.from('<svg xmlns="x"/>')))).toEqual([400, '照片只支持 JPEG、PNG 和 WebP'])
      expect(said(await add(Buffer.from('%PDF-1.4')))).toEqual([400, '照片只支持 JPEG、PNG 和 WebP'])
      const torn = (await picture(1, { kind: 'jpeg' })).subarray(0, 200)
      expect(said(await add(torn))).toEqual([400, '照片只支持 JPEG、PNG 和 WebP'])
      const big = Buffer.concat([await picture(1), Buffer.alloc(4 * 1024 * 1024)])
      expect(said(await add(big))).toEqual([400, '照片不能超过 4 MB，请压缩后再上传'])
      expect(said(await add(picture(1), { photo: '' }))).toEqual([400, '请选择照片'])
      expect(said(await add(picture(1), { step: 'shipped' }))).toEqual([400, '请选择照片属于哪一步'])
      expect(said(await add(picture(1), { caption: '' }))).toEqual([400, '请填写说明'])
      expect(said(await add(picture(1), { caption: '长'.repeat(61) }))).toEqual([400, '说明不超过 60 字'])
      expect(said(await add(picture(1), {}, 'lot_none'))).toEqual([404, '没有这个批次：lot_none'])
      expect(said(await add(picture(1), { step: 'packed' }))).toEqual([409, '这个批次还没有这一步，不能放这一步的照片'])
      for (const path of [`/${lot.id}/photos`, `/${lot.id}/photos/lpho_none/hide`])
        expect((await post(path, {}, {})).status).toBe(401)
      expect((await events()).length).toBe(before)
      expect((await sql('select count(*)::int as count from lot_photo')).rows).toEqual([{ count: 0 }])
      expect((await add(picture(1))).status).toBe(201)
      expect(said(await add(picture(1)))).toEqual([409, '这张照片已经在这个批次里'])
      expect(await shown()).toHaveLength(1)
    })

    it('cannot be changed, deleted or tied to another step, whoever writes', async () => {
      await add(picture(1))
      for (const change of [
        `update lot_photo set caption = '另一张'`,
        `update lot_photo set hidden_at = now(), hidden_by = 'x', hide_reason = 'y', url = 'z'`,
        'delete from lot_photo',
        'truncate lot_photo',
      ])
        await expect(sql(change)).rejects.toThrow('只能新增')
      const copy = `insert into lot_photo (id, lot_id, step, of_seq, caption, file_id, url, sha256, size_bytes, added_by)
        select 'lpho_2', lot_id, 'inspected', of_seq, caption, file_id, url, repeat('a', 64), size_bytes, added_by from lot_photo`
      await expect(sql(copy)).rejects.toThrow('another step')
    })
  },
})
