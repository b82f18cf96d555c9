/** Printed, shared and found addresses of a good that was renamed go on leading to it. */
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
  },
})
