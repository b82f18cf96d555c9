/** Finding what was scanned: by the code alone or by its GS1 link; guessing is slowed down for whoever misses often. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toGtin14 } from '../../gs1/digital-link'
import { normalizeCode } from '../../gs1/trace-code'
import { TRACE } from '../../modules/trace'
import type { CodeRow, Visitor } from '../../modules/trace/types'
import { lotIdByCode } from '../lot-rows'
import { cachedStory } from '../story-cache'
import type { LotStory } from '../story'
import { createLoadLimit } from './load-limit'
import { linkMismatch, tooManyTries, unknownCode, unknownLot } from './refusal'

/** Unknown codes one visitor may try in an hour: a blurred label is typed a few times, a machine tries thousands. */
export const MISSES_PER_HOUR = 30
const HOUR_S = 3600

const overload = createLoadLimit(240)

export type Scanned = { code: CodeRow | null; story: LotStory; visitor: Visitor }
export type Who = { address: string; browser: string }

async function enter(container: MedusaContainer, who: Who): Promise<Visitor> {
  const visitor = await container.resolve(TRACE).visitorOf(who.address)
  const wait_s = overload(visitor.visitor)
  if (wait_s) throw tooManyTries(wait_s)
  return visitor
}

async function look(container: MedusaContainer, typed: string, visitor: Visitor): Promise<CodeRow> {
  const trace = container.resolve(TRACE)
  const code = normalizeCode(typed)
  const { found, misses } = await trace.findCode(code ?? '', visitor.visitor)
  if (misses >= MISSES_PER_HOUR) throw tooManyTries(HOUR_S)
  if (found) return found
  await trace.countMiss(visitor.visitor)
  throw unknownCode()
}

/** @throws ScanRefusal 404 for a code nobody printed, 429 for whoever guesses. */
export async function findByCode(container: MedusaContainer, typed: string, who: Who): Promise<Scanned> {
  const visitor = await enter(container, who)
  const code = await look(container, typed, visitor)
  const story = await cachedStory(container, code.lot_id)
  if (!story) throw unknownCode()
  return { code, story, visitor }
}

/** @throws ScanRefusal 404 where product, lot and serial do not belong together. */
export async function findByLink(
  container: MedusaContainer,
  link: { gtin: string; lot: string; serial: string | null },
  who: Who,
): Promise<Scanned> {
  const gtin14 = toGtin14(link.gtin)
  if (link.serial) {
    const found = await findByCode(container, link.serial, who)
    if (found.code?.gtin14 !== gtin14 || found.code.lot_code !== link.lot) throw linkMismatch()
    return found
  }
  const visitor = await enter(container, who)
  const id = await lotIdByCode(container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION), link.lot)
  const story = id ? await cachedStory(container, id) : null
  if (!story || story.gtin14 !== gtin14) {
    await container.resolve(TRACE).countMiss(visitor.visitor)
    throw unknownLot()
  }
  return { code: null, story, visitor }
}
