import type { MedusaContainer } from '@medusajs/framework/types'
import { ChangeActionType, Modules } from '@medusajs/framework/utils'
import { replaceStep, type StepView } from '@shanzhen/workflow-kit/replace-step'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { LOT } from '../../modules/lot'
import { returnedWhere } from '../../modules/lot/errors'
import type { CameBack, NamedLot, ShippedLine } from '../../modules/lot/store/parcels'
import { moveBack, moveStock, type Plain } from '../../shipments/move-stock'
import { LOT_SHIPPED } from '../events'
import { openLevels } from '../steps/open-levels'
import { underStockLock } from '../steps/under-stock-lock'

/**
 * Medusa's workflows change stock by item and place alone. Here each says for which order, line and parcel it does, and who:
 * goods kept by lot leave and come back through the lots, whichever button is pressed.
 */
const STEP = 'adjust-inventory-levels-step'
type Parcel = {
  id: string
  location_id: string
  items: { line_item_id: string | null; inventory_item_id: string | null; quantity: number }[]
}
type Reservation = {
  id: string
  line_item_id: string
  inventory_item_id: string
  location_id: string
  quantity: number
}
type Packing = {
  order_id: string
  created_by?: string
  location_id?: string
  /** Of the parcel; `lots` are those its bags were scanned as. */
  metadata?: { lots?: NamedLot[] } | null
}

/** Nobody is signed in where the shop itself does it. */
const SHOP = 'shop'

/** What a parcel holds of goods whose stock is kept; each line with the place it is taken from. */
function linesOf(parcel: Parcel | undefined, placeOf: (line: Omit<ShippedLine, 'location_id'>) => string | undefined) {
  return (parcel?.items ?? []).flatMap(({ line_item_id, inventory_item_id, quantity }) => {
    if (!parcel || !line_item_id || !inventory_item_id) return []
    const line = { line_item_id, inventory_item_id, quantity: Number(quantity) }
    return [{ ...line, location_id: placeOf(line) ?? parcel.location_id }]
  })
}

replaceStep('create-order-fulfillment', STEP, {
  run: async ({ container, input, answerOf }) => {
    const { order_id, created_by, location_id, metadata } = input as Packing
    const parcel = answerOf('create-fulfillment-workflow-as-step') as Parcel
    const held = (answerOf('get-reservations') ?? []) as Reservation[]
    const heldFor = (line: Omit<ShippedLine, 'location_id'>) =>
      held.find((one) => one.line_item_id === line.line_item_id && one.inventory_item_id === line.inventory_item_id)
    const actor = created_by ?? SHOP
    let lots: string[] = []
    const taking = linesOf(parcel, (line) => location_id ?? heldFor(line)?.location_id)
    const less = taking.flatMap((line) => {
      const hold = heldFor(line)
      const left = Number(hold?.quantity ?? 0) - line.quantity
      return hold && left > 0 ? [{ id: hold.id, before: Number(hold.quantity), left }] : []
    })
    await holdLess(container, taking, less)
    const { plain, answer } = await moveStock(container, taking, -1, async (lines) => {
      if (!lines.length) return
      const named = Array.isArray(metadata?.lots) ? metadata.lots : []
      lots = await container.resolve(LOT).takeParcel({ order_id, fulfillment_id: parcel.id, actor, lines, named })
    })
    const data = { order_id, fulfillment_id: parcel.id }
    const events = lots.map((id) => ({ name: LOT_SHIPPED, data: { id, ...data } }))
    if (events.length) await container.resolve(Modules.EVENT_BUS).emit(events)
    return { answer, keep: { fulfillment_id: parcel.id, actor, plain, taking, less } satisfies Packed }
  },
  undo: async ({ container, kept }) => {
    const { fulfillment_id, actor, plain, taking, less } = kept as Packed
    const lots = container.resolve(LOT)
    const took = [...new Set((await lots.movements({ fulfillment_id })).map((row) => row.lot_id))]
    const items = (await lots.readLots(took)).map((lot) => lot.inventory_item_id)
    await underStockLock(container, items, () => lots.unpackParcel(fulfillment_id, actor))
    await moveBack(container, plain)
    const more = less.map(({ id, before, left }) => ({ id, before: left, left: before }))
    await holdLess(container, taking, more)
  },
})

type Hold = { id: string; before: number; left: number }
type Packed = { fulfillment_id: string; actor: string; plain: Plain[]; taking: ShippedLine[]; less: Hold[] }

/**
 * What goes into a parcel is held no longer before it leaves the shelf: Medusa does it after, finds less on the shelf than
 * is held where goods are nearly sold out, and packs no part of an order.
 */
async function holdLess(container: MedusaContainer, lines: ShippedLine[], holds: Hold[]): Promise<void> {
  if (!holds.length) return
  const items = lines.map((line) => line.inventory_item_id)
  const held = holds.map(({ id, left }) => ({ id, quantity: left }))
  await underStockLock(container, items, () => container.resolve(Modules.INVENTORY).updateReservationItems(held))
}

replaceStep('cancel-order-fulfillment', STEP, {
  run: async ({ container, input, answerOf }) => {
    const { fulfillment_id, canceled_by } = input as { fulfillment_id: string; canceled_by?: string }
    const { data } = answerOf('get-order') as { data: { fulfillments: Parcel[] } }
    const lines = linesOf(
      data.fulfillments.find(({ id }) => id === fulfillment_id),
      () => undefined,
    )
    const actor = canceled_by ?? SHOP
    let back: CameBack[] = []
    const { plain, answer } = await moveStock(container, lines, 1, async () => {
      back = await container.resolve(LOT).unpackParcel(fulfillment_id, actor)
    })
    const items = lines.map((line) => line.inventory_item_id)
    return { answer, keep: { actor, plain, back, items } satisfies Undo }
  },
  undo: sendAgain,
})

type Undo = { actor: string; plain: Plain[]; back: CameBack[]; items: string[] }
async function sendAgain({ container, kept }: StepView) {
  const { actor, plain, back, items } = kept as Undo
  await underStockLock(container, items, () => container.resolve(LOT).sendAgain(actor, back))
  await moveBack(container, plain)
}

type Action = { action: string; details: { reference_id: string; quantity: number } }

/** Medusa's own return: what staff say came back whole goes into the lots its line was sent from, a gift box as its parts. */
replaceStep('confirm-return-receive', STEP, {
  run: async ({ container, input, answerOf }) => {
    const { confirmed_by } = input as { confirmed_by?: string }
    const { order_id, location_id } = answerOf('use-remote-query') as { order_id: string; location_id: string | null }
    const { actions } = answerOf('order-change-query') as { actions: Action[] }
    const came = actions.filter(({ action }) => action === ChangeActionType.RECEIVE_RETURN_ITEM)
    const parts = await readSoldParts(
      container,
      came.map(({ details }) => details.reference_id),
    )
    const lines = came.flatMap(({ details }) =>
      (parts.get(details.reference_id) ?? []).map(({ line_item_id, inventory_item_id, required_quantity }) => ({
        ...{ line_item_id, inventory_item_id, location_id: location_id ?? '' },
        quantity: required_quantity * Number(details.quantity),
      })),
    )
    if (lines.length && !location_id) throw returnedWhere()
    const actor = confirmed_by ?? SHOP
    const items = lines.map((line) => line.inventory_item_id)
    if (location_id) await openLevels(container, items, location_id)
    let back: CameBack[] = []
    const { plain, answer } = await moveStock(container, lines, 1, async (lines) => {
      if (lines.length) back = await container.resolve(LOT).takeBack({ order_id, actor, lines })
    })
    return { answer, keep: { actor, plain, back, items } satisfies Undo }
  },
  undo: sendAgain,
})
