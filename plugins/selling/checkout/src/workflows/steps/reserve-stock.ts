import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { heldFor } from '../../place/drop-unfinished'
import type { StockClaim } from '../../quote/stock'

type Input = { order_id: string; line_ids: Record<string, string>; claims: StockClaim[] }

/**
 * Holds the goods under the locks Medusa's own cart completion takes (one per inventory item), in sorted order so that
 * two gift boxes cannot wait for each other. Lines that share a component are summed: Medusa checks each by itself.
 */
export const reserveStockStep = createStep(
  'reserve-stock',
  async ({ order_id, line_ids, claims }: Input, { container }) => {
    if (!claims.length) return new StepResponse<string[], Held>([], { ids: [], keys: [] })
    const keys = [...new Set(claims.map((claim) => claim.inventory_item_id))].sort()
    const inventory = container.resolve(Modules.INVENTORY)
    const reservations = await container.resolve(Modules.LOCKING).execute(
      keys,
      async () => {
        await assertSums(container, claims)
        return inventory.createReservationItems(
          claims.map(({ variant_id, inventory_item_id, location_id, quantity, allow_backorder }) => ({
            line_item_id: line_ids[variant_id],
            inventory_item_id,
            location_id,
            quantity,
            allow_backorder,
            description: heldFor(order_id),
          })),
        )
      },
      { timeout: 30 },
    )
    const ids = reservations.map((reservation) => reservation.id)
    return new StepResponse<string[], Held>(ids, { ids, keys })
  },
  async (held, { container }) => {
    if (!held?.ids.length) return
    const inventory = container.resolve(Modules.INVENTORY)
    await container
      .resolve(Modules.LOCKING)
      .execute(held.keys, () => inventory.deleteReservationItems(held.ids), { timeout: 30 })
  },
)

type Held = { ids: string[]; keys: string[] }

/** Only where one component is claimed twice at a place: the sum of the claims has to be there. */
async function assertSums(container: MedusaContainer, claims: StockClaim[]): Promise<void> {
  const sums = new Map<string, StockClaim>()
  for (const claim of claims) {
    if (claim.allow_backorder) continue
    const key = `${claim.inventory_item_id}@${claim.location_id}`
    const sum = sums.get(key)
    sums.set(key, { ...claim, quantity: claim.quantity + (sum?.quantity ?? 0) })
  }
  if (sums.size === claims.length) return
  const levels = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({ inventory_item_id: [...sums.values()].map((sum) => sum.inventory_item_id) }, { take: 1000 })
  for (const sum of sums.values()) {
    const level = levels.find((l) => l.inventory_item_id === sum.inventory_item_id && l.location_id === sum.location_id)
    if (Number(level?.available_quantity ?? 0) < sum.quantity) throw outOfStock()
  }
}

export const outOfStock = () =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, 'Not enough stock available', MedusaError.Codes.INSUFFICIENT_INVENTORY)

/** Medusa's inventory module refuses without a code, by words alone; a workflow hands its error back as plain data. */
export const isOutOfStock = (error: unknown): boolean =>
  String((error as { message?: unknown } | null)?.message).startsWith('Not enough stock available')
