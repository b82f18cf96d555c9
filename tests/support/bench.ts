/** The supply center's bench, as its screen asks it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { Answer } from './checkout-shop'

type Api = {
  get(path: string, config: object): Promise<Answer>
  post(path: string, body: object, config: object): Promise<Answer>
}
export const EAN = '6901234567892'

/** What may be scanned for the one good of a packing shop. */
export async function nameGoods(container: MedusaContainer): Promise<void> {
  const products = container.resolve(Modules.PRODUCT)
  const [{ id }] = await products.listProductVariants({}, { take: 1 })
  await products.updateProductVariants(id, { sku: 'XIANGGU-500', ean: EAN })
}

export function benchOf(api: object, headers: Record<string, string>) {
  const { get, post } = api as Api
  const options = (more: object = {}) => ({ headers, validateStatus: () => true, ...more })
  const ask = (path: string, more?: object): Promise<Answer> => get(`/admin/warehouse${path}`, options(more))
  const send = (path: string, body: object = {}): Promise<Answer> => post(`/admin/warehouse${path}`, body, options())
  const must = async (path: string, body: object = {}) => {
    const answer = await send(path, body)
    if (answer.status > 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.data)}`)
    return answer.data
  }
  return {
    ask,
    send,
    must,
    wave: async (order_ids: string[], kind = 'batch') => (await must('/waves', { order_ids, kind })).wave,
    file: async (id: string) => (await ask(`/waves/${id}`)).data.wave,
    begin: (display_id: unknown, more: object = {}) => send('/packings', { code: `O-${display_id}`, ...more }),
    scan: (id: string, code: string) => send(`/packings/${id}/scans`, { code }),
    ship: (id: string, more: object = {}) => send(`/packings/${id}/ship`, more),
    /** By its barcode, once, and how many there are. @returns the answer to sending it */
    async pack({ display_id }: { display_id: unknown }, quantity = 3, more: object = {}): Promise<Answer> {
      const { packing } = await must('/packings', { code: `O-${display_id}` })
      await must(`/packings/${packing.id}/scans`, { code: EAN })
      if (quantity > 1) await must(`/packings/${packing.id}/scans`, { code: String(quantity) })
      return send(`/packings/${packing.id}/ship`, more)
    },
  }
}
