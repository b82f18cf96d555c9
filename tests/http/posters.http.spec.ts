/** Posters at the shop's doors: whose they are, what stands on them, and the sharer's own photo. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { updateProductsWorkflow, updateProductVariantsWorkflow } from '@medusajs/medusa/core-flows'
import { vi } from 'vitest'
import sharp from 'sharp'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { picture } from '../support/pictures'
import { readQr } from '../support/read-qr'
import { signInByCode, type SignedIn } from '../support/sign-in'

const OPEN = { validateStatus: () => true }
const OWN = 'distribution/me'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    const people = {} as Record<'li' | 'wang', SignedIn>
    let li: { id: string }
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const by = (phone: string) => signInByCode(api, container, goods.headers, { phone })
      people.li = await by('13900000001')
      people.wang = await by('13900000002')
      li = await openDistributor(getContainer(), people.li.customer.id)
    })

    type Who = keyof typeof people
    const as = (who: Who | null) => ({
      headers: { ...goods.headers, ...(who && { authorization: `Bearer ${people[who].token}` }) },
      ...OPEN,
    })
    const post = (who: Who | null, path: string, body: object) => api.post(`/store/${path}`, body, as(who))
    const share = async (body: object = { target_kind: 'product', target: 'mushroom' }) =>
      (await post('li', `${OWN}/links`, body)).data.link as { id: string; code: string }
    const draw = (who: Who | null, id: string, wish = '') =>
      api.get(`/store/${OWN}/links/${id}/poster${wish}`, { ...as(who), responseType: 'arraybuffer' })
    const said = (answer: { data: ArrayBuffer }) =>
      JSON.parse(Buffer.from(answer.data).toString()) as { message: string }
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    it('is a picture whose code leads to the link, for its distributor alone', async () => {
      const { id, code } = await share()
      const poster = await draw('li', id)
      expect([poster.status, poster.headers['content-type'], poster.headers['cache-control']]).toEqual([
        ...[200, 'image/png', 'private, no-cache'],
      ])
      expect(await readQr(Buffer.from(poster.data))).toMatch(new RegExp(`^https?://.+/r/${code}$`))

      expect((await draw(null, id)).status).toBe(401)
      expect((await draw('wang', id)).status).toBe(404)
      await openDistributor(getContainer(), people.wang.customer.id, '老王')
      const foreign = await draw('wang', id)
      expect([foreign.status, said(foreign).message]).toEqual([404, '没有这个分享链接'])
      expect((await draw('li', 'slnk_nobody')).status).toBe(404)
      expect((await draw('li', id, '?photo=2')).status).toBe(400)
    })

    it('is refused to whoever is suspended, and where the link has ended', async () => {
      const { id } = await share()
      const distributors = getContainer().resolve('distributor')
      await distributors.decide({ id: li.id, act: 'suspend', reason: '核实', by: 'user_test', seen_at: null })
      const rests = await draw('li', id)
      expect([rests.status, said(rests).message]).toEqual([400, '现在不能分享，海报先不画'])
      await distributors.decide({ id: li.id, act: 'resume', reason: null, by: 'user_test', seen_at: null })
      expect((await draw('li', id)).status).toBe(200)
      await api.delete(`/store/${OWN}/links/${id}`, as('li'))
      expect((await draw('li', id)).status).toBe(404)
    })

    it('is another one once price, name or words change, and the same one while nothing does', async () => {
      const { id } = await share()
      const etag = async (link = id) => (await draw('li', link)).headers.etag as string
      const first = await etag()
      expect(await etag()).toBe(first)
      const [{ id: variant }] = await getContainer()
        .resolve(Modules.PRODUCT)
        .listProductVariants({ product_id: goods.products.mushroom }, { take: 1 })
      await updateProductVariantsWorkflow(getContainer()).run({
        input: {
          selector: { id: variant },
          update: { prices: [{ amount: 28, currency_code: 'cny' }] },
        },
      })
      const cheaper = await etag()
      expect(cheaper).not.toBe(first)
      const rename = { selector: { id: goods.products.mushroom }, update: { title: '宁陕香菇（新）' } }
      await updateProductsWorkflow(getContainer()).run({ input: rename })
      const renamed = await etag()
      expect([first, cheaper]).not.toContain(renamed)
      const { id: worded } = await share({ target_kind: 'product', target: 'mushroom', words: '自家烘的' })
      expect(await etag(worded)).not.toBe(renamed)
    })

    it('is drawn of the shop and of a shelf too, and not of a good that is not for sale', async () => {
      const home = await share({ target_kind: 'home' })
      expect(await readQr(Buffer.from((await draw('li', home.id)).data))).toContain(`/r/${home.code}`)
      const { id } = await share()
      const unpublish = { selector: { id: goods.products.mushroom }, update: { status: 'draft' as const } }
      await updateProductsWorkflow(getContainer()).run({ input: unpublish })
      const gone = await draw('li', id)
      expect([gone.status, said(gone).message]).toEqual([404, '没有这件商品、这个分类或这家小店，换一个再分享'])
    })

    it('without a picture that could not be read just now is kept by nobody, and is whole the next time', async () => {
      const { id } = await share({ target_kind: 'home' })
      await post('li', `${OWN}/photo`, { content: (await picture('lacking', { kind: 'jpeg' })).toString('base64') })
      const files = getContainer().resolve(Modules.FILE)
      const broken = vi.spyOn(files, 'getAsBuffer').mockRejectedValueOnce(new Error('busy'))
      const lacking = await draw('li', id, '?photo=1')
      broken.mockRestore()
      expect([lacking.status, lacking.headers['cache-control']]).toEqual([200, 'private, no-store'])
      const whole = await draw('li', id, '?photo=1')
      expect(whole.headers['cache-control']).toBe('private, no-cache')
      expect(Buffer.from(whole.data).equals(Buffer.from(lacking.data))).toBe(false)
    })

    it('bears the own photo if wished: decoded, made upright, without place and device, one at a time', async () => {
      const { id } = await share({ target_kind: 'home' })
      const files = getContainer().resolve(Modules.FILE)
      const fileOf = async () => (await knex()('distributor_photo').first('file_id'))?.file_id as string | undefined
      const plain = (await draw('li', id, '?photo=1')).headers.etag
      const sent = await picture('face', { kind: 'jpeg', upright: false })
      const put = await post('li', `${OWN}/photo`, { content: sent.toString('base64') })
      expect([put.status, put.data]).toEqual([200, { photo: true }])
      expect((await api.get(`/store/${OWN}`, as('li'))).data.distributor.photo).toBe(true)
      const kept = await files.getAsBuffer((await fileOf()) ?? '')
      const { format, exif, orientation, width, height } = await sharp(kept).metadata()
      expect({ format, exif, orientation, width, height }).toEqual({ format: 'jpeg', width: 8, height: 16 })
      expect((await draw('li', id)).headers.etag).toBe(plain)
      const shown = (await draw('li', id, '?photo=1')).headers.etag
      expect(shown).not.toBe(plain)

      const former = (await fileOf()) ?? ''
      await post('li', `${OWN}/photo`, { content: (await picture('other')).toString('base64') })
      await expect(files.getAsBuffer(former)).rejects.toThrow()
      expect((await draw('li', id, '?photo=1')).headers.etag).not.toBe(shown)
      const own = await api.get(`/store/${OWN}/photo`, { ...as('li'), responseType: 'arraybuffer' })
      expect([own.status, own.headers['content-type']]).toEqual([200, 'image/jpeg'])
      expect((await api.get(`/store/${OWN}/photo`, as('wang'))).status).toBe(404)

      const last = (await fileOf()) ?? ''
      expect((await api.delete(`/store/${OWN}/photo`, as('li'))).data).toEqual({ photo: false })
      await expect(files.getAsBuffer(last)).rejects.toThrow()
      expect((await draw('li', id, '?photo=1')).headers.etag).toBe(plain)
    })

    it('keeps the new photo where the former one cannot be deleted', async () => {
      const content = (await picture('one')).toString('base64')
      await post('li', `${OWN}/photo`, { content })
      const files = getContainer().resolve(Modules.FILE)
      const deleteFiles = vi.spyOn(files, 'deleteFiles').mockRejectedValueOnce(new Error('no disk'))
      expect((await post('li', `${OWN}/photo`, { content })).status).toBe(200)
      expect(deleteFiles).toHaveBeenCalledTimes(1)
      deleteFiles.mockRestore()
      expect((await api.get(`/store/${OWN}/photo`, as('li'))).status).toBe(200)
    })

    it('keeps no photo of a closed account', async () => {
      await post('li', `${OWN}/photo`, { content: (await picture('gone')).toString('base64') })
      const [{ file_id }] = await knex()('distributor_photo').select('file_id')
      expect((await post('li', 'customers/me/deletion', {})).status).toBe(200)
      expect(await knex()('distributor_photo')).toEqual([])
      await expect(getContainer().resolve(Modules.FILE).getAsBuffer(file_id)).rejects.toThrow()
    })

    it.each([
      ['no picture', () => Buffer.from('<script>alert(1)</script>').toString('base64'), 'JPEG'],
      ['a picture cut off', async () => (await picture('cut')).subarray(0, 60).toString('base64'), 'JPEG'],
      ['more than 4 MB', () => Buffer.alloc(4 * 1024 * 1024 + 1, 0xff).toString('base64'), '4 MB'],
      ['nothing', () => '', '请选择照片'],
    ])('takes no photo that is %s', async (_what, content, why) => {
      const { status, data } = await post('li', `${OWN}/photo`, { content: await content() })
      expect(status).toBe(400)
      expect(JSON.stringify(data)).toContain(why)
      expect(await knex()('distributor_photo')).toEqual([])
    })

    it('shows what proves the good and nothing that is not so', async () => {
      const { goodFacts } = await import('@shanzhen/promotion/poster/good-facts')
      const facts = await goodFacts(getContainer(), 'mushroom')
      expect(facts).toMatchObject({ name: '宁陕香菇', price_fen: 3000, from: false })
      expect(facts.proof.join()).not.toMatch(/undefined|null|NaN/)
      const [licence] = facts.proof.filter((one) => one === 'SC 许可')
      expect(licence).toBeUndefined()
      expect((await goodFacts(getContainer(), 'honey')).proof).toContain('SC 许可')
      await expect(goodFacts(getContainer(), 'nothing')).rejects.toThrow('没有这件商品')
    })
  },
})
