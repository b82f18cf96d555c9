/** Looking at a withdrawal once it was asked for, and at a distributor before what they earned becomes theirs. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { RISK } from '../keys'
import { type Finding, isKnown } from './look'
import type { Facts } from './types'

type Whose = { id: string; customer_id: string }
const PAGE = 200

/** What the rules say now, without what staff have let go before. */
async function findingsOf(container: MedusaContainer, whose: Whose): Promise<Finding[]> {
  const risk = container.resolve(RISK)
  const facts = await readFacts(container, whose).catch((error: Error) => {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`risk: facts of ${whose.id} not read: ${error.message}`)
    return null
  })
  const known = await risk.letGoBefore(whose.id)
  return risk.look(facts).filter((finding) => !isKnown(finding, known))
}

async function readFacts(container: MedusaContainer, whose: Whose): Promise<Facts> {
  const distributors = container.resolve(DISTRIBUTOR)
  const [read, real_name, same_identity] = await Promise.all([
    container.resolve(RISK).readFacts(whose),
    distributors.realName(whose.id),
    distributors.sameIdentity(whose.id),
  ])
  return { ...read, real_name, same_identity, now: new Date() }
}

/** Never fails whoever asks: what goes wrong here, the job does again; till then the payout is held. */
export async function judgeWithdrawal(container: MedusaContainer, distributor_id: string, payout_id: string) {
  try {
    const whose = await container.resolve(DISTRIBUTOR).distributorOf(distributor_id)
    if (whose) await container.resolve(RISK).settle(payout_id, await findingsOf(container, whose))
  } catch (error) {
    const { message } = error as Error
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`risk: withdrawal ${payout_id} not judged: ${message}`)
  }
}

/** Those that nothing looked at as they were asked for. */
export async function judgeLeftOver(container: MedusaContainer): Promise<void> {
  for (const { distributor_id, payout_id } of await container.resolve(RISK).unsettled(PAGE))
    await judgeWithdrawal(container, distributor_id, payout_id)
}

/** @returns whether what they earned waits for staff */
export async function isHeldBack(container: MedusaContainer, whose: Whose): Promise<boolean> {
  const risk = container.resolve(RISK)
  if (await risk.releaseHeld(whose.id)) return true
  const holds = (await findingsOf(container, whose)).filter(({ severity }) => severity === 'hold')
  if (!holds.length) return false
  await risk.holdRelease(whose.id, holds)
  return true
}
