/** What buyers, staff and the shop itself may do with one order, each made ready up to its last call. */
import { expireNow, runSweep } from './checkout-shop'
import { type Order, type orderDesk, PARCEL, type Run, type Stage } from './order-desk'

interface Act {
  from: Stage
  /** @returns the last call, which is what meets the other act */
  ready: (order: Order) => Promise<Run> | Run
}

export function orderActs(desk: ReturnType<typeof orderDesk>) {
  const {
    api,
    container,
    shop,
    headers,
    buyer,
    editor,
    admin,
    store,
    openPayment,
    ship,
    begunEdit,
    editHoney,
    recall,
    packed,
    exchange,
    takeBack,
    claimAt,
    claimOf,
    claimed,
    claimedBack,
  } = desk
  const ACTS: Record<string, Act> = {
    pay: { from: 'unpaid', ready: openPayment },
    sweep: {
      from: 'unpaid',
      ready:
        ({ id }) =>
        async () => {
          await expireNow(container, id)
          await runSweep(container)
        },
    },
    payByHand: {
      from: 'unpaid',
      ready:
        ({ id, total_fen }) =>
        () =>
          admin(`/checkout/orders/${id}/hand-payments`, { method: 'cash', amount_fen: total_fen }),
    },
    cancel: {
      from: 'unpaid',
      ready:
        ({ id, own }) =>
        () =>
          buyer.post(`/orders/${id}/cancel`, { reason: 'changed_mind' }, own),
    },
    cancelByStaff: {
      from: 'unpaid',
      ready:
        ({ id }) =>
        () =>
          admin(`/orders/${id}/cancel`),
    },
    address: {
      from: 'unpaid',
      ready:
        ({ id }) =>
        async () => {
          const { shipping_address: was } = await editor.read(id)
          return admin(`/orders/${id}`, { shipping_address: { ...pick(was), address_1: '另一条路 2 号' } })
        },
    },
    lower: { from: 'unpaid', ready: editHoney({ quantity: 2 }) },
    cheaper: { from: 'unpaid', ready: editHoney({ quantity: 3, unit_price: 60 }) },
    dearer: { from: 'unpaid', ready: editHoney({ quantity: 3, unit_price: 70 }) },
    addLine: {
      from: 'unpaid',
      ready: (order) =>
        begunEdit(order, (at) =>
          editor.must(`${at}/items`, { items: [{ variant_id: shop.variants.mushroom, quantity: 1 }] }),
        ),
    },
    recall: { from: 'unpaid', ready: () => recall },
    payMore: {
      from: 'paid',
      ready: async (order) => {
        await editor.add(order.id, shop.variants.mushroom, 1)
        return openPayment(order)
      },
    },
    refund: {
      from: 'paid',
      ready:
        ({ id }) =>
        () =>
          editor.refund(id, 5),
    },
    ship: { from: 'paid', ready: (order) => () => ship(order, order.honey, 1) },
    weigh: { from: 'paid', ready: (order) => () => ship(order, order.kiwi, 2, { weighed_g: 4000 }) },
    pack: {
      from: 'paid',
      ready:
        ({ id, honey }) =>
        () =>
          admin(`/orders/${id}/fulfillments`, { items: [{ id: honey, quantity: 1 }], location_id: shop.location_id }),
    },
    sendPacked: {
      from: 'paid',
      ready: async (order) => {
        const { at, items } = await packed(order)
        return () => admin(`${at}/shipments`, { items })
      },
    },
    unpackPacked: {
      from: 'paid',
      ready: async (order) => {
        const { at } = await packed(order)
        return () => admin(`${at}/cancel`)
      },
    },
    recallRefund: {
      from: 'paid',
      ready: async ({ id }) => {
        const { data } = await recall()
        const at = `/recalls/${data.recall.id}`
        const seen = await api.get(`/admin${at}`, { headers })
        const { affected } = (seen.data as { recall: { affected: { id: string; order_id: string }[] } }).recall
        const row = affected.find(({ order_id }) => order_id === id)
        return () => admin(`${at}/affected/${row?.id}`, { action: 'refund' })
      },
    },
    unpack: {
      from: 'sent',
      ready:
        ({ id, parcel }) =>
        () =>
          admin(`/orders/${id}/parcels/${parcel}/unpack`, { reason: '装箱时发现破损' }),
    },
    deliver: {
      from: 'sent',
      ready:
        ({ id, parcel }) =>
        () =>
          admin(`/orders/${id}/parcels/${parcel}/delivered`),
    },
    waybill: {
      from: 'sent',
      ready:
        ({ id, parcel }) =>
        () =>
          admin(`/orders/${id}/parcels/${parcel}/waybill`, {
            ...PARCEL,
            tracking_number: 'SF1234567890999',
            reason: '抄错了',
          }),
    },
    receipt: { from: 'sent', ready: (order) => () => store(`${claimAt(order)}/receipt`, {}, order.own) },
    exchange: {
      from: 'sent',
      ready: async (order) => {
        const at = await exchange(order)
        return () => admin(`${at}/request`)
      },
    },
    sendExchange: {
      from: 'sent',
      ready: async (order) => {
        const at = await exchange(order)
        await editor.must(`${at}/request`)
        const known = [order.honey, order.mushroom, order.kiwi]
        const fresh = (await editor.read(order.id)).items.find(({ id }: { id: string }) => !known.includes(id))
        return () => ship(order, fresh.id, 1)
      },
    },
    cancelExchange: {
      from: 'sent',
      ready: async (order) => {
        const at = await exchange(order)
        await editor.must(`${at}/request`)
        return () => admin(`${at}/cancel`)
      },
    },
    askBack: {
      from: 'sent',
      ready: async (order) => {
        const at = await takeBack(order)
        return () => admin(`${at}/request`)
      },
    },
    receiveBack: {
      from: 'sent',
      ready: async (order) => {
        const at = await takeBack(order)
        await editor.must(`${at}/request`)
        await editor.must(`${at}/receive`)
        await editor.must(`${at}/receive-items`, { items: [{ id: order.honey, quantity: 1 }] })
        return () => admin(`${at}/receive/confirm`)
      },
    },
    claim: { from: 'arrived', ready: claimOf },
    payClaim: {
      from: 'arrived',
      ready: async (order) => {
        const at = await claimed(order)
        await editor.must(`${at}/approve`, { version: 1 })
        return () => admin(`${at}/refund`, { version: 2 })
      },
    },
    refuseClaim: {
      from: 'arrived',
      ready: async (order) => {
        const at = await claimed(order)
        return () => admin(`${at}/refuse`, { version: 1, reason: '照片看不出' })
      },
    },
    inspectClaim: {
      from: 'arrived',
      ready: async (order) => {
        const at = await claimedBack(order)
        await editor.must(`${at}/received`, { version: 2 })
        const seen = await api.get(`/admin${at}`, { headers })
        const { lines } = (seen.data as { request: { lines: { id: string; quantity: number }[] } }).request
        const found = lines.map(({ id, quantity }) => ({ id, sellable: quantity, disposal: 'destroyed' }))
        return () => admin(`${at}/inspect`, { version: 3, lines: found })
      },
    },
  }
  /** What the order's customer holds of the address, as Medusa's form sends it. */
  const pick = ({ first_name, phone, province, city, country_code }: Record<string, string>) => ({
    ...{ first_name, phone, province, city, country_code },
  })
  return ACTS
}
