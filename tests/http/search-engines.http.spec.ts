/** Meilisearch answers first; when it dies Postgres goes on in the same request, and it comes back caught up. */
import { vi } from 'vitest'
import { openCatalogue, until } from '../support/catalogue-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

const meilisearch = await vi.hoisted(async () => {
  const { openMeilisearch } = await import('../support/meilisearch')
  const opened = await openMeilisearch()
  if (opened) {
    process.env.MEILISEARCH_HOST = opened.host
    process.env.MEILISEARCH_API_KEY = opened.key
  }
  return opened
})

describe.skipIf(!meilisearch)('with Meilisearch', () => {
  medusaIntegrationTestRunner({
    ownDatabase: true,
    testSuite: ({ api, getContainer }) => {
      let shop: Awaited<ReturnType<typeof openCatalogue>>
      beforeAll(async () => {
        shop = await openCatalogue(api, getContainer())
      })
      afterAll(async () => meilisearch?.close())
      const handles = async (q: string) =>
        (await shop.goods({ q, limit: 100 })).goods.map((good: { handle: string }) => good.handle)

      it('finds goods by characters, pinyin, initials, aliases, sound and a typo', async () => {
        await until(async () => (await shop.goods({ limit: 99 })).engine === 'meilisearch', 60_000)
        for (const q of ['香菇', 'xianggu', 'xg', '香姑', 'xianngu', '香']) {
          expect(await handles(q), q).toContain('xianggu-dry')
        }
        for (const q of ['花菇', 'huagu']) expect(await handles(q), q).toEqual(['huagu', 'xianggu-dry'])
        expect((await handles('皇冠镇')).sort()).toEqual(['honey-comb', 'honey-tu', 'yangdujun'])
        expect((await handles('秦南')).sort()).toEqual(['mushroom-soup', 'xianggu-slice'])
      })

      it('goes on with Postgres when Meilisearch is killed, and comes back with what it missed', async () => {
        await meilisearch?.kill()
        const during = await shop.goods({ q: 'xg', limit: 50 })
        expect(during).toMatchObject({ engine: 'postgres', count: 7 })
        const [rice] = (await api.get('/admin/products?handle=rice&fields=id', shop.staff)).data.products
        await api.post(`/admin/products/${rice.id}`, { title: '高山新米' }, shop.staff)
        await until(async () => (await handles('高山新米')).includes('rice'))
        await meilisearch?.start()
        await until(async () => (await shop.goods({ q: '高山新米', limit: 7 })).engine === 'meilisearch', 60_000)
        expect(await handles('高山新米')).toContain('rice')
      })
    },
  })
})
