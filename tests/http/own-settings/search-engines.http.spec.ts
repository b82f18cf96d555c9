/** Meilisearch answers first; when it dies Postgres goes on in the same request, and it comes back caught up. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { Migration2026112805103 } from '../../../backend/src/modules/search-word/migrations/Migration2026112805103'
import { recountSoon, refreshSoon } from '../../../backend/src/catalogue/refresh'
import { SOLD_COUNT } from '../../../backend/src/modules/sold-count'
import type SoldCountService from '../../../backend/src/modules/sold-count/service'
import followPriceLists from '../../../backend/src/jobs/price-lists-by-the-clock'
import { newWords, seedWords } from '../../../backend/src/seed/data/search-words'
import { openCatalogue, until } from '../../support/catalogue-shop'
import { readSearches, wrongAnswers } from '../../support/search-queries'
import { medusaIntegrationTestRunner } from '../../support/medusa-runner'

const meilisearch = await vi.hoisted(async () => {
  const { openMeilisearch } = await import('../../support/meilisearch')
  const opened = await openMeilisearch()
  if (opened) {
    process.env.MEILISEARCH_HOST = opened.host
    process.env.MEILISEARCH_API_KEY = opened.key
  }
  return opened
})

const KNOWN = readSearches('search-queries.txt')
const HELD_OUT = readSearches('search-queries-held-out.txt')

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

      const keep = (word: object) =>
        api.post('/admin/search-words', word, { ...shop.staff, validateStatus: () => true })
      const expectMostAnswered = async (engine: 'meilisearch' | 'postgres') => {
        const ask = async (q: string) => {
          const answer = await shop.goods({ q, limit: 100 })
          expect(answer.engine).toBe(engine)
          return answer
        }
        for (const searches of [KNOWN, HELD_OUT]) {
          const wrong = await wrongAnswers(searches, ask)
          expect.soft(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(searches.length * 0.05)
        }
      }

      it('answers 95 of 100 collected searches as they were meant', async () => {
        expect(KNOWN.length + HELD_OUT.length).toBeGreaterThanOrEqual(200)
        await until(async () => (await shop.goods({ limit: 98 })).engine === 'meilisearch', 60_000)
        await expectMostAnswered('meilisearch')
      }, 180_000)

      it('finds goods by characters, pinyin, initials, aliases, sound and a typo', async () => {
        await until(async () => (await shop.goods({ limit: 99 })).engine === 'meilisearch', 60_000)
        for (const q of ['香菇', 'xianggu', 'xg', '香姑', 'xianngu', '香']) {
          expect(await handles(q), q).toContain('xianggu-dry')
        }
        for (const q of ['花菇', 'huagu']) expect((await handles(q)).slice(0, 2), q).toEqual(['huagu', 'xianggu-dry'])
        expect((await handles('皇冠镇')).sort()).toEqual(['honey-comb', 'honey-tu', 'yangdujun'])
        expect((await handles('秦南')).sort()).toEqual(['mushroom-soup', 'xianggu-slice'])
      })

      it('sends the engines what says something new, and counts of sold pieces together', async () => {
        const container = getContainer()
        const search = container.resolve(Modules.SEARCH)
        const all = (await shop.goods({ limit: 100 })).goods
        const [honey, mushroom, ...others] = all.map(({ id }: { id: string }) => id)
        const sent = vi.spyOn(search, 'upsertDocuments')
        const sentIds = () => sent.mock.calls.flatMap(([{ documents }]) => documents.map(({ id }) => id))
        await container.resolve(Modules.PRODUCT).updateProducts(mushroom, { description: '今年的新货' })
        refreshSoon(container, 'product', [honey, mushroom, ...others], 10)
        await until(async () => sent.mock.calls.length === 2)
        expect(sentIds()).toEqual([mushroom, mushroom])

        const item = { title: '蜂蜜', quantity: 2, unit_price: 1, product_id: honey }
        const orders = [
          { currency_code: 'cny', items: [item] },
          { currency_code: 'cny', items: [item] },
        ]
        const placed = await container.resolve(Modules.ORDER).createOrders(orders)
        const ids = placed.map(({ id }) => id)
        await container.resolve<SoldCountService>(SOLD_COUNT).recount(ids)
        refreshSoon(container, 'product', [honey], 10)
        for (const id of ids) recountSoon(container, [id], 200)
        await until(async () => sent.mock.calls.length === 4)
        expect(sentIds().slice(2)).toEqual([honey, honey])
        await until(
          async () => (await shop.goods({ limit: 97 })).goods.find(({ id }) => id === honey)?.sold_count === 4,
        )
        sent.mockRestore()
      })

      it('lists every honey where honey is asked for, and boxes with it, nothing else', async () => {
        const found = await handles('蜂蜜')
        expect(found.slice(0, 3).toSorted()).toEqual(['honey-comb', 'honey-tu', 'honey-wuwei'])
        expect(found.filter((handle: string) => !/^(honey|gift)-/.test(handle))).toEqual([])
      })

      it('says plainly that gibberish finds nothing, and what is said of no good', async () => {
        for (const q of ['zzzz', 'jjjj', 'xxxx', 'asdf', 'qwer', 'zzzzz', 'zzzzzzzz', 'asdfgh', 'kkkkkk', '哈哈哈哈']) {
          expect([q, await handles(q)]).toEqual([q, []])
        }
        const { goods, read } = await shop.goods({ q: '无硫', limit: 100 })
        expect([goods.length, read?.missing, read?.partial]).toEqual([34, ['无硫'], true])
        const steeping = await shop.goods({ q: '泡酒', limit: 100 })
        expect(steeping.read?.shelves.map(({ handle }) => handle)).toEqual(['food-herb', 'herb', 'fruit-wine'])
        expect(steeping.goods.map(({ handle }) => handle)).toEqual(expect.arrayContaining(['tianma-slice', 'baijiu']))
      })

      it('begins with a dictionary, and gives one that is kept no more than the new words', async () => {
        const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const terms = async () => (await knex('search_word').pluck('term')) as string[]
        expect((await terms()).length).toBe(seedWords.length)
        const migration = Reflect.construct(Migration2026112805103, []) as Migration2026112805103
        await migration.up()
        const fill = async () => {
          for (const query of migration.getQueries()) await knex.raw(String(query).replaceAll('?', '\\?'))
        }
        const kept = { id: 'sword_kept', term: '山疙瘩', kind: 'synonym', target: '魔芋' }
        await knex('search_word').delete()
        await knex('search_word').insert(kept)
        await fill()
        expect((await terms()).toSorted()).toEqual([kept.term, ...newWords.map(({ term }) => term)].toSorted())
        await knex('search_word').delete()
        await fill()
        expect((await terms()).length).toBe(seedWords.length)
      })

      it('follows the words staff keep, and suggests what they lead to', async () => {
        const suggest = async (q: string) =>
          (await api.get(`/store/goods/suggest?q=${encodeURIComponent(q)}`, shop.store)).data.suggestions
        expect(await handles('山疙瘩')).toEqual([])
        expect((await keep({ term: '山疙瘩', kind: 'synonym', target: '魔芋精粉' })).status).toBe(200)
        await until(async () => (await handles('山疙瘩')).includes('moyu-powder'), 15_000)
        await keep({ term: '温和晒干', kind: 'fact' })
        const { data } = await keep({ term: '自然晒干', kind: 'fact' })
        await until(async () => (await handles('自然晒干')).join() === 'hetao-paper')
        expect((await shop.goods({ q: '温和晒干核桃' })).read).toMatchObject({
          missing: ['温和晒干'],
          searched: '核桃',
        })

        for (const [word, message] of [
          [{ term: '菇', kind: 'synonym', target: '香菇' }, '至少 2 个字'],
          [{ term: '解馋', kind: 'shelf', target: 'sweets' }, '没有这个货架：sweets'],
          [{ term: '解馋', kind: 'synonym' }, '请填写指的是什么'],
          [{ term: '香菇', kind: 'synonym', target: '香菇' }, '同义词不能指向自己'],
        ] as const) {
          expect(await keep(word)).toMatchObject({ status: 400, data: { message } })
        }
        const list = await api.get(`/admin/search-words?q=${encodeURIComponent('晒干')}`, shop.staff)
        expect(list.data).toMatchObject({ next: null, search_words: [{ term: '温和晒干' }, { term: '自然晒干' }] })
        const drop = () =>
          api.delete(`/admin/search-words/${data.search_word.id}`, { ...shop.staff, validateStatus: () => true })
        expect([(await drop()).status, (await drop()).status]).toEqual([200, 404])

        expect((await suggest('耳子'))[0]).toMatchObject({ kind: 'good', href: '/products/muer-black' })
        expect((await suggest('送礼'))[0]).toMatchObject({ kind: 'category', href: '/c/gift' })
        expect(await suggest('香姑')).toContainEqual(expect.objectContaining({ href: '/products/xianggu-dry' }))
        expect(await suggest('手机')).toEqual([])
      })

      it('keeps a list what it is a list of when it is narrowed', async () => {
        const narrowed = await shop.goods({ q: '香菇炒肉', town: '金川镇' })
        expect(narrowed).toMatchObject({ count: 0, read: { searched: '香菇', partial: true } })
        expect((await shop.goods({ q: '香菇', page: 9 })).goods).toEqual([])
      })

      it('shows the price of a list while it holds, and not a moment longer', async () => {
        const [{ id, variants }] = (await api.get('/admin/products?handle=banli-ren&fields=id,variants.id', shop.staff))
          .data.products
        const shown = async () =>
          (await shop.goods({ limit: 100 })).goods.find((good: { id: string }) => good.id === id)?.price_fen
        const before = await shown()
        const [starts_at, ends_at] = [4000, 9000].map((ms) => new Date(Date.now() + ms).toISOString())
        await api.post(
          '/admin/price-lists',
          {
            ...{ title: '一会儿', description: '一会儿', type: 'sale', status: 'active', starts_at, ends_at },
            prices: [{ variant_id: variants[0].id, currency_code: 'cny', amount: 1.23 }],
          },
          shop.staff,
        )
        await followPriceLists(getContainer())
        await until(async () => (await shown()) === 123)
        expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(starts_at))
        await until(async () => (await shown()) === before)
      }, 60_000)

      it('goes on with Postgres when Meilisearch is killed, and comes back with what it missed', async () => {
        await meilisearch?.kill()
        const during = await shop.goods({ q: 'xg', limit: 50 })
        expect(during).toMatchObject({ engine: 'postgres', count: 5 })
        await expectMostAnswered('postgres')
        await keep({ term: '山疙瘩', kind: 'synonym', target: '魔芋精粉' })
        await until(async () => (await handles('山疙瘩')).includes('moyu-powder'), 15_000)
        const [rice] = (await api.get('/admin/products?handle=rice&fields=id', shop.staff)).data.products
        await api.post(`/admin/products/${rice.id}`, { title: '高山新米' }, shop.staff)
        await until(async () => (await handles('高山新米')).includes('rice'))
        await meilisearch?.start()
        await until(async () => (await shop.goods({ q: '高山新米', limit: 7 })).engine === 'meilisearch', 60_000)
        expect(await handles('高山新米')).toContain('rice')
      }, 240_000)
    },
  })
})
