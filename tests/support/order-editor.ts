/** What staff do with an order at Medusa's own desk: edits, returns, refunds; and what they hand to the carrier. */
import type { Answer } from './checkout-shop'
import { newWaybill } from './waybills'

type Api = {
  get(path: string, config: object): Promise<Answer>
  post(path: string, body: object, config: object): Promise<Answer>
}

export function orderEditor(api: object, headers: Record<string, string>) {
  const { get, post } = api as Api
  const ask = (path: string, body: object = {}): Promise<Answer> =>
    post(`/admin${path}`, body, { headers, validateStatus: () => true })
  const must = async (path: string, body?: object) => {
    const answer = await ask(path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.data)}`)
    return answer.data
  }
  const read = async (id: string) =>
    (await get(`/admin/orders/${id}?fields=*items,*payment_collections.payments,*fulfillments`, { headers })).data.order
  const lineOf = async (id: string) => String((await read(id)).items[0].id)
  const begin = (order_id: string) => must('/order-edits', { order_id })
  const confirm = async (id: string) => {
    await must(`/order-edits/${id}/request`)
    await must(`/order-edits/${id}/confirm`)
  }
  const change = async (id: string, set: object) => {
    await begin(id)
    await must(`/order-edits/${id}/items/item/${await lineOf(id)}`, set)
    await confirm(id)
  }
  return {
    ask,
    must,
    read,
    lineOf,
    begin,
    confirm,
    price: (id: string, unit_price: number) => change(id, { quantity: 1, unit_price }),
    quantity: (id: string, quantity: number) => change(id, { quantity }),
    async add(id: string, variant_id: string, quantity: number) {
      await begin(id)
      await must(`/order-edits/${id}/items`, { items: [{ variant_id, quantity }] })
      await confirm(id)
    },
    /** Medusa's return of pieces of the first line, received at once. */
    async takeBack(id: string, quantity: number, location_id: string) {
      const begun = await must('/returns', { order_id: id, location_id })
      const at = `/returns/${begun.return.id}`
      const line = await lineOf(id)
      await must(`${at}/request-items`, { items: [{ id: line, quantity }] })
      await must(`${at}/request`)
      await must(`${at}/receive`)
      await must(`${at}/receive-items`, { items: [{ id: line, quantity }] })
      await must(`${at}/receive/confirm`)
    },
    async refund(id: string, amount: number): Promise<Answer> {
      const { payment_collections } = await read(id)
      const payments = payment_collections.flatMap(({ payments }: { payments: { id: string }[] }) => payments)
      return ask(`/payments/${payments[0].id}/refund`, { amount })
    },
    ship: (id: string, line_item_id: string, quantity: number) =>
      ask(`/orders/${id}/parcels`, {
        ...{ carrier_code: 'SF', tracking_number: newWaybill() },
        lines: [{ line_item_id, quantity }],
      }),
  }
}
