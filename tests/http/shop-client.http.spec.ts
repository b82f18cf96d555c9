/** A client whose types a public generator drew from our document places an order, follows it and gives it up. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import createClient, { type Client } from 'openapi-fetch'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { ADDRESS, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { scratchFolder } from '../support/scratch'
import { openSmallShop } from '../support/small-shops'
import { fillDeposit, supplyAt } from '../support/trading-shop'

const FIXTURE = join(import.meta.dirname, '../fixtures/shop-client/follow-order.ts')
const MODULES = join(import.meta.dirname, '../../node_modules')

type Order = { number: string; state: string; goods_fen: number | null; receiver: { name: string } | null }
type Asked = {
  number: string
  items: { sku: string; quantity: number }[]
  receiver: object
  expected_total_fen?: number
}
/** The client's file as it is at run time: its types are known to the compiler that is asked below. */
type Program = {
  place(shop: unknown, order: Asked, key?: string): Promise<{ order: Order; anew: boolean }>
  cheapest(shop: unknown): Promise<{ sku: string; price_fen: number } | undefined>
  follow(shop: unknown, number: string, until: string, wait: () => Promise<void>): Promise<Order>
  giveUp(shop: unknown, number: string): Promise<Order>
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let folder: string
    let program: Program
    const keys = {} as Record<'live' | 'test', Client<object>>
    beforeAll(async () => {
      const goods = await stockCheckoutShop(getContainer())
      const staff = await staffHeaders(getContainer())
      const { id, owner } = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
      await fillDeposit(getContainer(), id, 100_000)
      folder = await scratchFolder('shop-client')
      const { data: document } = await api.get('/openapi.json')
      writeFileSync(join(folder, 'schema.ts'), astToString(await openapiTS(document as never)))
      const source = readFileSync(FIXTURE, 'utf8')
      writeFileSync(join(folder, 'follow-order.ts'), source)
      const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 }
      writeFileSync(join(folder, 'follow-order.mjs'), ts.transpile(source, options))
      program = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'follow-order.mjs')).href)) as Program
      for (const mode of ['live', 'test'] as const) {
        const scopes = ['orders:read', 'orders:write', 'offers:read']
        const { data } = await owner.post('/keys', { name: mode, mode, scopes, expires_in_days: 30 })
        const authorization = `Bearer ${(data as { secret: string }).secret}`
        keys[mode] = createClient({ baseUrl: api.defaults.baseURL, headers: { authorization } })
      }
    })

    const order = (number: string, sku: string, more: Partial<Asked> = {}): Asked => ({
      ...{ number, items: [{ sku, quantity: 1 }], receiver: ADDRESS, ...more },
    })
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 50))

    it('compiles under the strictest rules, and what the document does not allow does not', () => {
      const checked = ts.createProgram([join(folder, 'follow-order.ts')], {
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true },
        ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
        ...{ target: ts.ScriptTarget.ES2023, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'], types: [], skipLibCheck: true },
        paths: { 'openapi-fetch': [join(MODULES, 'openapi-fetch')] },
      })
      const said = ts.getPreEmitDiagnostics(checked).map(({ messageText, file, start = 0 }) => {
        const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
        return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      })
      expect(said).toEqual([])
    })

    it('places the cheapest good in earnest, once however often it asks, follows it and gives it up', async () => {
      const good = await program.cheapest(keys.live)
      expect(good).toMatchObject({ sku: 'mushroom', price_fen: 2000 })
      const key = crypto.randomUUID()
      const { order: made, anew } = await program.place(keys.live, order('C-1', 'mushroom'), key)
      expect([anew, made.number, made.receiver?.name]).toEqual([true, 'C-1', ADDRESS.name])
      expect((await program.place(keys.live, order('C-1', 'mushroom'), key)).order).toEqual(made)
      expect((await program.place(keys.live, order('C-1', 'mushroom'))).anew).toBe(false)
      expect(await program.follow(keys.live, 'C-1', 'placed', wait)).toMatchObject({ goods_fen: 2000 })
      await program.giveUp(keys.live, 'C-1')
      expect(await program.follow(keys.live, 'C-1', 'canceled', wait)).toMatchObject({ number: 'C-1' })
    })

    it('learns against the test shop what is refused, by the problem’s own code', async () => {
      const { order: made } = await program.place(keys.test, order('C-2', 'TEST-OK'))
      expect(made.state).toBe('placed')
      const refusal = (asked: Asked) =>
        program.place(keys.test, asked).then(
          () => null,
          (error: unknown) => error,
        )
      expect(await refusal(order('C-3', 'TEST-SOLD-OUT'))).toMatchObject({
        problem: { status: 422, code: 'sold_out', errors: [{ pointer: '#/items/0' }] },
      })
      expect(await refusal(order('C-4', 'TEST-PRICE-CHANGE', { expected_total_fen: 3000 }))).toMatchObject({
        problem: { status: 409, code: 'total_changed' },
      })
      expect(await refusal(order('C-2', 'TEST-CARRIER-DOWN'))).toMatchObject({ problem: { code: 'number_used' } })
    })
  },
})
