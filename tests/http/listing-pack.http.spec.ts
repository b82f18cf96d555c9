/** 上架资料: what a small shop takes along of the sizes it picked, as a ZIP. */
import { unzipSync } from 'fflate'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { openCatalogue } from '../support/catalogue-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openSmallShop } from '../support/small-shops'
import { supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    it('names the good by an id that stays when its size is another, with words, papers and the shop’s own title and price', async () => {
      const { staff, goods } = await openCatalogue(api, getContainer())
      const { owner } = await openSmallShop(api, getContainer(), staff.headers, { phone: '13900000001' })
      const card = (await goods({ q: '香菇', limit: 20 })).goods.find(({ licence_no }) => licence_no)
      const { data } = await api.get(`/admin/products/${card?.id}?fields=id,handle,variants.id,variants.sku`, staff)
      const product = (data as { product: { id: string; handle: string; variants: { id: string; sku: string }[] } })
        .product
      const [size] = product.variants
      await supplyAt(getContainer(), { [size?.id ?? '']: 1000 })
      const pack = async () => {
        const got = await api.get('/shops/me/goods/pack', { headers: owner.headers, responseType: 'arraybuffer' })
        const files = unzipSync(new Uint8Array(got.data as ArrayBuffer))
        const { rows } = await readTable(Buffer.from(files['商品清单.csv'] ?? []))
        const table = rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
        return { type: String(got.headers['content-type']), files, rows: table.slice(1) }
      }
      expect((await pack()).rows).toEqual([])
      await owner.post(`/goods/${size?.id}`, { title: '=山里香菇', price_fen: 1500 })
      const { type, files, rows } = await pack()
      expect(type).toContain('zip')
      expect(rows).toHaveLength(1)
      expect(rows[0]?.slice(0, 3)).toEqual([product.id, size?.id, size?.sku])
      expect(rows[0]).toEqual(expect.arrayContaining(['=山里香菇', '15.00', '10.00', '12.00']))
      const words = Object.entries(files).find(([name]) => name.endsWith('商品说明.txt'))?.[1]
      const text = new TextDecoder().decode(words)
      for (const said of ['香菇', '生产者：', '食品生产许可证', `/products/${product.handle}`])
        expect(text).toContain(said)

      await api.post(`/admin/products/${product.id}/variants/${size?.id}`, { title: '换了包装' }, staff)
      expect((await pack()).rows[0]).toEqual(expect.arrayContaining([product.id, size?.id, '换了包装']))
      const clerk = await api.get('/shops/me/goods/pack', { validateStatus: () => true })
      expect(clerk.status).toBe(401)
    })

    it('gives goods of one name a folder each', async () => {
      const { staff, goods } = await openCatalogue(api, getContainer())
      const { owner } = await openSmallShop(api, getContainer(), staff.headers, { phone: '13900000001' })
      const [one, two] = (await goods({ q: '香菇', limit: 20 })).goods
      const sizeOf = async (good: typeof one) => {
        const { data } = await api.get(`/admin/products/${good?.id}?fields=id,variants.id`, staff)
        return (data as { product: { variants: { id: string }[] } }).product.variants[0]?.id ?? ''
      }
      const sizes = [await sizeOf(one), await sizeOf(two)]
      await api.post(`/admin/products/${two?.id}`, { title: one?.title }, staff)
      await supplyAt(getContainer(), Object.fromEntries(sizes.map((id) => [id, 1000])))
      for (const id of sizes) await owner.post(`/goods/${id}`, { title: '', price_fen: 1500 })
      const folders = async () => {
        const got = await api.get('/shops/me/goods/pack', { headers: owner.headers, responseType: 'arraybuffer' })
        const names = Object.keys(unzipSync(new Uint8Array(got.data as ArrayBuffer)))
        return names.filter((name) => name.endsWith('/商品说明.txt')).toSorted()
      }
      // Words come from the search, which learns of a new title a moment later.
      const both = [`${one?.title} (2)/商品说明.txt`, `${one?.title}/商品说明.txt`]
      await expect.poll(folders, { timeout: 20_000 }).toEqual(both)
    })
  },
})
