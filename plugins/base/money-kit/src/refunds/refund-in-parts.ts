/** Money that goes back for one reason out of as many of an order's payments as it takes: an addition is paid by its own. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toFen } from '../fen'
import { type HeldPayment, planParts } from './plan-parts'
import { refundOnce } from './refund-once'

export type PartsTerms = {
  order_id: string
  /** All that goes back for this note, what went before a crash included. */
  amount_fen: number
  /** Nobody else's, e.g. `after-sale:<id>`; each part bears it, by which a retry finds what went already. */
  note: string
  /** The payment to begin with; the others follow, the fullest first. */
  first?: string | null
  /** How much of it is carriage. Left out, the book finds it. */
  freight_fen?: number
  reason?: string
}
export type PartsPaid = {
  /** The refund of the first payment that gave some; null where nothing went. */
  refund_id: string | null
  back_fen: number
  back_freight_fen: number
  /** The channel did not answer for a part: it may be asked again. Otherwise less came back only because no more is held. */
  silent: boolean
}

/** Under the order's lock. Safe to repeat with the same terms: what a payment gave for this note is only counted. */
export async function refundInParts(container: MedusaContainer, terms: PartsTerms): Promise<PartsPaid> {
  const { order_id, note, reason, freight_fen } = terms
  const parts = planParts(await readHeld(container, order_id, note), terms)
  for (const { payment_id, ...part } of parts) {
    const metadata = {
      ...(freight_fen !== undefined && { freight_fen: part.freight_fen }),
      ...(reason && { reason }),
    }
    const known = await refundOnce(container, { order_id, payment_id, amount_fen: part.amount_fen, note, metadata })
    if (!known) return summed(await readHeld(container, order_id, note), terms, true)
  }
  return summed(await readHeld(container, order_id, note), terms, false)
}

function summed(payments: HeldPayment[], { first }: PartsTerms, silent: boolean): PartsPaid {
  const gave = payments.filter(({ refund_id }) => refund_id)
  return {
    refund_id: (gave.find(({ id }) => id === first) ?? gave[0])?.refund_id ?? null,
    back_fen: gave.reduce((sum, { back_fen }) => sum + back_fen, 0),
    back_freight_fen: gave.reduce((sum, { back_freight_fen }) => sum + back_freight_fen, 0),
    silent,
  }
}

/** What all payments of an order still hold together. */
export async function heldFen(container: MedusaContainer, order_id: string): Promise<number> {
  return (await readHeld(container, order_id, '')).reduce((sum, { left_fen }) => sum + left_fen, 0)
}

type Refund = { id: string; note: string | null; amount: number; metadata?: Record<string, unknown> | null }
type Row = {
  payment_collections?: { payments?: { id: string; captures?: { amount: number }[]; refunds?: Refund[] }[] }[]
}
const FIELDS = ['id', 'captures.amount', ...['id', 'note', 'amount', 'metadata'].map((field) => `refunds.${field}`)]

async function readHeld(container: MedusaContainer, order_id: string, note: string): Promise<HeldPayment[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: FIELDS.map((field) => `payment_collections.payments.${field}`),
    filters: { id: order_id },
  })
  const collections = (data[0] as Row | undefined)?.payment_collections ?? []
  return collections
    .flatMap(({ payments }) => payments ?? [])
    .map(({ id, captures = [], refunds = [] }) => {
      const own = refunds.find((refund) => refund.note === note)
      return {
        id,
        left_fen: sum(captures) - sum(refunds),
        refund_id: own?.id ?? null,
        back_fen: own ? toFen(own.amount) : 0,
        back_freight_fen: typeof own?.metadata?.freight_fen === 'number' ? own.metadata.freight_fen : 0,
      }
    })
}

const sum = (rows: { amount: number }[]) => rows.reduce((total, { amount }) => total + toFen(amount), 0)
