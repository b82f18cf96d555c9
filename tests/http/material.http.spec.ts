/** 素材 at the shop's doors: what staff may put in, who sees it, and until when. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import sharp from 'sharp'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { film } from '../support/films'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { picture } from '../support/pictures'
import { signInByCode, type SignedIn } from '../support/sign-in'

const OPEN = { validateStatus: () => true }
const DAY_MS = 86_400_000
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
const TEXT = { kind: 'text', title: '文案', words: '新货到了', maker: '小王', licence: '可转发' }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let staff: Record<string, string>
    let li: SignedIn
    let wang: SignedIn
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      li = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      wang = await signInByCode(api, container, goods.headers, { phone: '13900000002' })
    })
    let distributor: { id: string }
    beforeAll(async () => {
      distributor = await openDistributor(getContainer(), li.customer.id)
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const add = (body: object) => api.post('/admin/distribution/material', body, { headers: staff, ...OPEN })
    const shelf = () => api.get('/admin/distribution/material', { headers: staff, ...OPEN })
    const takeDown = (id: string, body: object = { reason: '过季' }) =>
      api.post(`/admin/distribution/material/${id}/withdraw`, body, { headers: staff, ...OPEN })
    const as = ({ token }: SignedIn, more: object = {}) => ({
      headers: { ...goods.headers, authorization: `Bearer ${token}` },
      ...OPEN,
      ...more,
    })
    const seen = async (who = li, query = '') => api.get(`/store/distribution/me/material${query}`, as(who))
    const titles = async (query = '') =>
      ((await seen(li, query)).data.materials as { title: string }[]).map(({ title }) => title).sort()
    const file = (id: string, who = li) =>
      api.get(`/store/distribution/me/material/${id}/file`, as(who, { responseType: 'arraybuffer' }))
    const shot = async (mark: string) => (await picture(mark, { kind: 'jpeg', upright: false })).toString('base64')

    it('takes a picture in without place and device, and shows it to those who share with whose it is', async () => {
      const { status, data } = await add({
        ...TEXT,
        kind: 'picture',
        content: await shot('a'),
        rights_until: inDays(0),
      })
      expect(status).toBe(201)
      const { materials } = (await seen()).data
      expect(materials).toEqual([
        expect.objectContaining({ id: data.id, kind: 'picture', maker: '小王', licence: '可转发', words: '新货到了' }),
      ])
      expect(Object.keys(materials[0])).not.toContain('added_by')
      const sent = await file(data.id)
      expect([sent.status, sent.headers['content-type'], sent.headers['x-content-type-options']]).toEqual([
        ...[200, 'image/jpeg', 'nosniff'],
      ])
      const { exif, width, height } = await sharp(Buffer.from(sent.data)).metadata()
      expect([exif, width, height]).toEqual([undefined, 8, 16])
    })

    it('takes a short film in by its bytes, without the place', async () => {
      const { status, data } = await add({ ...TEXT, kind: 'film', content: film(5000).toString('base64') })
      expect(status).toBe(201)
      const sent = await file(data.id)
      expect([sent.status, sent.headers['content-type']]).toEqual([200, 'video/mp4'])
      expect(Buffer.from(sent.data).toString('latin1')).not.toContain('33.3167')
      // Nobody opens it by its name.
      const [{ file_id }] = await knex()('material').where({ id: data.id }).select('file_id')
      expect(file_id).toContain('private-')
      expect((await api.get(`/static/${file_id}`, OPEN)).status).toBe(404)
    })

    it.each([
      ['a picture that is none', { kind: 'picture', content: Buffer.from('<svg/>').toString('base64') }, 'JPEG'],
      ['a film that is a picture', { kind: 'film', content: Buffer.from('ffd8ff', 'hex').toString('base64') }, 'MP4'],
      ['a film above 20 MB', { kind: 'film', content: film(20 * 1024 * 1024).toString('base64') }, '20 MB'],
      ['a picture without a file', { kind: 'picture' }, '请选择文件'],
      ['a text with a file', { content: 'AAAA' }, '文字不带文件'],
      ['a text without words', { words: ' ' }, '请填写文字'],
      ['nobody’s work', { maker: '' }, '请填写作者'],
      ['no licence', { licence: '' }, '请填写授权'],
      ['rights that are over', { rights_until: inDays(-1) }, '已经过期'],
      ['an unknown good', { product_id: 'prod_nobody' }, '没有这个商品或货架'],
      ['a good and a shelf', { product_id: 'a', shelf_id: 'b' }, '只选一个'],
      ['what nobody asked for', { approved: true }, 'approved'],
    ])('refuses %s and keeps nothing', async (_what, wrong, why) => {
      const { status, data } = await add({ ...TEXT, ...wrong })
      expect(status).toBe(400)
      expect(JSON.stringify(data)).toContain(why)
      expect(await knex()('material')).toEqual([])
    })

    it('is not shown any more once it is taken down, once for good, and stays on record', async () => {
      const { id } = (await add({ ...TEXT, kind: 'picture', content: await shot('b') })).data
      expect((await takeDown(id, { reason: '' })).status).toBe(400)
      expect((await takeDown(id)).status).toBe(200)
      expect((await seen()).data.materials).toEqual([])
      expect((await file(id)).status).toBe(404)
      const again = await takeDown(id)
      expect([again.status, again.data.message]).toEqual([409, '这份素材已经下架'])
      expect((await takeDown('mat_nobody')).status).toBe(404)
      expect((await shelf()).data.materials).toEqual([
        expect.objectContaining({ id, state: 'withdrawn', withdraw_reason: '过季' }),
      ])
      const own = await api.get(`/admin/distribution/material/${id}/file`, { headers: staff, ...OPEN })
      expect(own.status).toBe(200)
    })

    it('is not shown the day after its rights ended', async () => {
      const { id } = (await add({ ...TEXT, rights_until: inDays(0) })).data
      expect(await titles()).toEqual(['文案'])
      await knex().raw('alter table material disable trigger user')
      await knex()('material')
        .where({ id })
        .update({ rights_until: inDays(-1) })
      await knex().raw('alter table material enable trigger user')
      expect(await titles()).toEqual([])
      expect((await shelf()).data.materials[0].state).toBe('expired')
    })

    it('is found by the good: its own, its shelf’s, and what is of nothing in particular', async () => {
      await add({ ...TEXT, title: '不限' })
      await add({ ...TEXT, title: '香菇的', product_id: goods.products.mushroom })
      await add({ ...TEXT, title: '蜂蜜的', product_id: goods.products.honey })
      expect(await titles(`?product_id=${goods.products.mushroom}`)).toEqual(['不限', '香菇的'])
      expect((await titles()).length).toBe(3)
      const { data } = await seen(li, '?limit=2')
      expect([data.materials.length, data.count]).toEqual([2, 3])
      expect((data.goods as { title: string }[]).map(({ title }) => title).sort()).toEqual(['土蜂蜜', '宁陕香菇'])
    })

    it('is for those who share alone', async () => {
      const { id } = (await add({ ...TEXT, kind: 'picture', content: await shot('c') })).data
      expect((await seen(wang)).status).toBe(404)
      expect((await file(id, wang)).status).toBe(404)
      expect((await api.get('/store/distribution/me/material', { headers: goods.headers, ...OPEN })).status).toBe(401)
      await getContainer()
        .resolve('distributor')
        .decide({ id: distributor.id, act: 'suspend', reason: '核实', by: 'user_test', seen_at: null })
      expect([(await seen()).status, (await file(id)).status]).toEqual([400, 400])
    })

    it('is neither changed nor deleted, in SQL either', async () => {
      const { id } = (await add(TEXT)).data
      const changes = [
        knex()('material').where({ id }).update({ licence: '随便用' }),
        knex()('material').where({ id }).delete(),
        knex().raw('truncate material'),
      ]
      for (const change of changes) await expect(change).rejects.toThrow('只能下架一次')
      await takeDown(id)
      await expect(
        knex()('material').where({ id }).update({ withdrawn_at: null, withdrawn_by: null, withdraw_reason: null }),
      ).rejects.toThrow('只能下架一次')
    })
  },
})
