import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { NO_GOOD, reasonsAgainst } from '../lib/gate'
import { Refusal } from '../lib/refusal'
import { assertGoesWith } from '../place/deliverable'
import { assertSends } from '../place/outgoing'

type Line = { variant_id?: string | null }

const refuse = (response: MedusaResponse, message: string) =>
  response.status(400).json({ type: MedusaError.Types.NOT_ALLOWED, code: 'not_for_sale', message })

/** Lines that staff type in freely are goods of nobody: no lot, no licence, no recall reaches them. */
export function goodsOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { items } = (request.body ?? {}) as { items?: unknown }
  const lines = Array.isArray(items) ? (items as (Line | null)[]) : []
  if (lines.some((line) => !line?.variant_id)) refuse(response, NO_GOOD)
  else next()
}

/** A draft becomes an order only if everything in it may be sold today, whenever it was written. */
export async function sellableOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['items.variant_id'],
    filters: { id: request.params.id, is_draft_order: true },
  })
  const lines = ((data[0] as { items?: (Line | null)[] } | undefined)?.items ?? []) as (Line | null)[]
  if (lines.some((line) => !line?.variant_id)) return void refuse(response, NO_GOOD)
  const [first] = (
    await reasonsAgainst(
      request.scope,
      lines.flatMap((line) => line?.variant_id ?? []),
    )
  ).values()
  if (first) return void refuse(response, first.message)
  next()
}

/** What staff add to an order goes with the rest of it, the way that was sold. */
export async function goesWithOrder(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { items = [] } = (request.body ?? {}) as { items?: Line[] }
  const sizes = items.flatMap((line) => line?.variant_id ?? [])
  await unlessRefused(response, next, () => assertGoesWith(request.scope, request.params.id ?? '', sizes))
}

/** What an exchange or a claim sends goes the way that is chosen for it. */
export const goesOut =
  (kind: 'exchange_id' | 'claim_id') => (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) =>
    unlessRefused(response, next, () => assertSends(request.scope, kind, request.params.id ?? ''))

async function unlessRefused(response: MedusaResponse, next: MedusaNextFunction, check: () => Promise<void>) {
  try {
    await check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return void response.status(error.status).json(error.body())
  }
  next()
}
