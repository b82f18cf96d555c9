/** Orders of a small shop that left, claims of them, and what is sent once more: for tests of 补发. */
import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { AfterSaleView, Eligibility } from '@shanzhen/after-sales/wire'
import { shipParcel } from '@shanzhen/shipping/workflows'
import type { ShopOrderFile } from '@shanzhen/shop-orders/wire'
import { expect } from 'vitest'
import { ADDRESS } from './checkout-shop'
import { madeReady } from './made-ready'
import { broken } from './promises'
import type { openSupply } from './trading-shop'
import { newWaybill } from './waybills'

type Claims = { eligibility: Eligibility; requests: AfterSaleView[] }
const PROMISED = [
  ...['goods of a claim that were sent again', 'claimed and taken back than was bought'],
  ...['is not off what its order is worth', 'a refunded claim has no refunds', 'who bears a claim'],
]

/** @param open the shop and its staff, asked when they are needed */
export function resending(container: () => MedusaContainer, open: () => Awaited<ReturnType<typeof openSupply>>) {
  const knex = () => container().resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const requestOf = ({ data }: { data: unknown }) => (data as { request: AfterSaleView }).request
  const act = (id: string, what: string, body: object) => open().staff.post(`/after-sales/${id}/${what}`, body)

  const place = (number: string, quantity: number, sku = 'mushroom') =>
    open().shop.owner.post('/orders', { number, receiver: ADDRESS, items: [{ sku, quantity }] })
  async function send(number: string, quantity: number, sku: string) {
    const { id } = ((await place(number, quantity, sku)).data as { order: { id: string } }).order
    const [{ order_id }] = (await knex()('shop_order').where({ id }).select('order_id')) as [{ order_id: string }]
    const at = `/orders/${id}/claims`
    const claims = async () => ((await open().shop.owner.get(at)).data as Claims).requests
    const lines = async () => ((await open().shop.owner.get(at)).data as Claims).eligibility.lines
    const ship = async (pieces: number, line = 0) => {
      const [waybill, rows] = [newWaybill(), await lines()]
      await shipParcel(container(), {
        ...{ order_id, carrier_code: 'SF', tracking_number: waybill },
        lines: [{ line_item_id: rows[line]?.line_item_id ?? '', quantity: pieces }],
        ...{ created_by: 'staff', request_id: randomUUID() },
      })
      return waybill
    }
    await ship(quantity)
    const ask = async (pieces: number, line = 0) => {
      const chosen = [{ line_item_id: (await lines())[line]?.line_item_id, quantity: pieces }]
      return open().shop.owner.post(at, { reason: 'damaged', wish: 'resend', lines: chosen })
    }
    const file = async () => ((await open().shop.owner.get(`/orders/${id}`)).data as { order: ShopOrderFile }).order
    const resent = async (pieces: number, line = 0) => {
      const { id: claim } = requestOf(await ask(pieces, line))
      const { status, data } = await act(claim, 'resend', { version: 1 })
      expect([status, data]).toMatchObject([200, { request: { state: 'resent' } }])
    }
    return { id, order_id, at, claims, lines, ship, ask, file, resent }
  }
  const ready = madeReady(send)
  const sent = (number: string, quantity = 2, sku = 'mushroom') => ready.take(number, quantity, sku)
  /** In a file's beforeAll: an order that its tests begin with. */
  const sentReady = (number: string, quantity = 2, sku = 'mushroom') => ready.prepare([number, quantity, sku])
  const held = async (order_id: string) => {
    const { rows } = await knex().raw<{ rows: { sum: string | null }[] }>(
      `select sum(quantity) from reservation_item where deleted_at is null
        and line_item_id in (select item_id from order_item where order_id = ?)`,
      [order_id],
    )
    return Number(rows[0]?.sum ?? 0)
  }
  const sound = async () => {
    for (const words of PROMISED) expect([words, await broken(container(), words)]).toEqual([words, []])
  }

  return { knex, requestOf, act, place, sent, sentReady, held, sound }
}
