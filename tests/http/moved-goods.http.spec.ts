/** Printed, shared and found addresses of a good that was renamed go on leading to it. */
import { answerChecker } from '../support/documented'
import { openCatalogue, until } from '../support/catalogue-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openCatalogue>>
    beforeAll(async () => {
      shop = await openCatalogue(api, getContainer())
    })

    it('leads from every address a good had to the one it has, unless another good took it over', async () => {
      const rename = async (from: string, to: string) => {
        const [{ id }] = (await api.get(`/admin/products?handle=${from}&fields=id`, shop.staff)).data.products
        await api.post(`/admin/products/${id}`, { handle: to }, shop.staff)
        await until(async () => (await read(to)).status === 200)
      }
      const read = (handle: string) => api.get(`/store/goods/${handle}`, { ...shop.store, validateStatus: () => true })
      await rename('zhuling', 'zhuling-shan')
      await rename('zhuling-shan', 'zhuling-new')
      for (const former of ['zhuling', 'zhuling-shan'])
        expect(await read(former)).toMatchObject({ status: 404, data: { code: 'moved', handle: 'zhuling-new' } })
      await rename('zhuling-new', 'zhuling')
      expect((await read('zhuling')).data.good.handle).toBe('zhuling')
      expect((await read('zhuling-new')).data).toMatchObject({ code: 'moved', handle: 'zhuling' })
      expect((await read('never-was')).data.code).not.toBe('moved')
    })

    it('answers about goods as its document says, to the last field', async () => {
      const { check, wrong } = answerChecker((await api.get('/openapi.json')).data)
      const ask = async (path: string, at = path) => {
        const answer = await api.get(at, shop.store)
        check('get', path, 200, answer)
        return answer.data
      }
      for (const query of ['?q=香菇', '?q=送礼', '?q=野生木耳', '?q=50元以下的蜂蜜', '?locale=en'])
        await ask('/store/goods', `/store/goods${query}`)
      const { goods } = await ask('/store/goods', '/store/goods?limit=100')
      for (const { handle } of goods) await ask('/store/goods/{handle}', `/store/goods/${handle}`)
      await ask('/store/goods/suggest', '/store/goods/suggest?q=xianggu')
      await ask('/store/categories')
      expect(wrong).toEqual([])
    })
  },
})
