/** Finding what was scanned: by the code alone or by its GS1 link; guessing is slowed down for whoever misses often. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { toGtin14 } from '../gs1/digital-link'
import { normalizeCode } from '../gs1/trace-code'
import { TRACE } from '../modules/trace'
import type { CodeRow, Visitor } from '../modules/trace/types'
import { LOT } from '@shanzhen/lots/modules/lot'
import { cachedStory } from '../story/story-cache'
import type { LotStory } from '../story/story'
import { createLoadLimit } from './load-limit'
import { linkMismatch, tooManyTries, unknownCode, unknownLot } from './refusal'

/** Unknown codes one visitor may try in an hour: a blurred label is typed a few times, a machine tries thousands. */
export const MISSES_PER_HOUR = 30
const HOUR_S = 3600

const overload = createLoadLimit(240)

export type Scanned = { code: CodeRow | null; lot_id: string; story: LotStory; visitor: Visitor }
export type Who = { address: string; browser: string }

async function enter(container: MedusaContainer, who: Who): Promise<Visitor> {
  const visitor = await container.resolve(TRACE).visitorOf(who.address)
  const wait_s = overload(visitor.visitor)
  if (wait_s) throw tooManyTries(wait_s)
  return visitor
}

/** A label bears the lot's number too, and people type what they see: a bag by its code, or the whole lot by its number. */
async function look(
  container: MedusaContainer,
  typed: string,
  visitor: Visitor,
): Promise<{ code: CodeRow | null; lot_id: string }> {
  const trace = container.resolve(TRACE)
  const code = normalizeCode(typed)
  const { found, misses } = await trace.findCode(code ?? '', visitor.visitor)
  if (misses >= MISSES_PER_HOUR) throw tooManyTries(HOUR_S)
  if (found) return { code: found, lot_id: found.lot_id }
  const lot_id = await container.resolve(LOT).idAsTyped(typed)
  if (lot_id) return { code: null, lot_id }
  await trace.countMiss(visitor.visitor)
  throw unknownCode()
}

/** `code` is null where a lot's number was typed. @throws ScanRefusal 404 for what is neither, 429 for whoever guesses. */
export async function findByCode(container: MedusaContainer, typed: string, who: Who): Promise<Scanned> {
  const visitor = await enter(container, who)
  const { code, lot_id } = await look(container, typed, visitor)
  const story = await cachedStory(container, lot_id)
  if (!story) throw unknownCode()
  return { code, lot_id, story, visitor }
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
  const id = await container.resolve(LOT).idByCode(link.lot)
  const story = id ? await cachedStory(container, id) : null
  if (!id || !story || story.gtin14 !== gtin14) {
    await container.resolve(TRACE).countMiss(visitor.visitor)
    throw unknownLot()
  }
  return { code: null, lot_id: id, story, visitor }
}
