import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { ShopBusiness } from '@shanzhen/ports/types'
import { AGREEMENT_VERSION } from '../../agreement'
import { dropLicence, keepLicence } from '../../licence'
import { SHOP } from '../../modules/shop'
import { agreementOld, licenceMissing } from '../../modules/shop/errors'
import type { Decision } from '../../modules/shop/store/decisions'
import type { ApplicationFacts, ShopTier } from '../../types'

/** `licence`: base64; none where a refused shop's stays as it was. */
export type ApplyInput = { actor_id: string; facts: ApplicationFacts; licence: string | null }

/** Nothing to undo: it is the last that is written. @throws MedusaError conflict, invalid_data (the scan) */
export const applyStep = createStep('apply-for-shop', async (input: ApplyInput, { container }) => {
  const { actor_id, facts, licence } = input
  const shops = container.resolve(SHOP)
  if (facts.consent_version !== AGREEMENT_VERSION) throw agreementOld()
  await shops.mayApply(actor_id, facts)
  if (facts.kind !== 'person' && !licence && !(await hasLicence(container, actor_id))) throw licenceMissing()
  const licence_file_id = licence ? await keepLicence(container, licence) : null
  try {
    const { id, dropped } = await shops.apply(actor_id, { ...facts, licence_file_id })
    if (dropped) await dropLicence(container, dropped)
    return new StepResponse(id)
  } catch (error) {
    if (licence_file_id) await dropLicence(container, licence_file_id)
    throw error
  }
})

async function hasLicence(container: MedusaContainer, actor_id: string): Promise<boolean> {
  const shops = container.resolve(SHOP)
  const actor = await shops.portalActor(actor_id)
  if (actor?.kind !== 'member') return false
  return Boolean((await shops.retrieveShop(actor.shop_id)).licence_file_id)
}

/** A decision stands; another follows a wrong one. @throws MedusaError not_found, conflict, not_allowed (one's own shop) */
export const decideShopStep = createStep('decide-shop', async (input: Decision, { container }) => {
  const shops = container.resolve(SHOP)
  if (input.act === 'approve' || input.act === 'reopen') await shops.assertNotOwn(container, input.id, input.by)
  await shops.decide(input, async (trx) => {
    for (const key of shops.business) {
      const open = await container.resolve<ShopBusiness>(key).openBusinessOf(container, input.id, trx)
      if (open) return open
    }
    return null
  })
  return new StepResponse(input.id)
})

/** Held where `tier` says at which; else it follows the rating again. */
export type TierInput = { id: string; reason: string; by: string; held: { tier: ShopTier; until: string } | null }

export const setShopTierStep = createStep('set-shop-tier', async (input: TierInput, { container }) => {
  const { id, reason, by, held } = input
  const shops = container.resolve(SHOP)
  await shops.assertNotOwn(container, id, by)
  if (held) await shops.holdTier(id, { ...held, reason, by })
  else await shops.letTierGo(id, { reason, by })
  return new StepResponse(id)
})
