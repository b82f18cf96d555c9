import type { MedusaContainer } from '@medusajs/framework/types'
import type { PlacementInput } from '../placement-input'
import { writeEach } from './write-each'
import type { Outcome, WrittenOrder } from './write-placements'

type Waiting = { input: PlacementInput; done: (outcome: Outcome | Promise<Outcome>) => void }

/** Those who arrive this near together are written together. */
const GATHER_MS = 3
/** Behind one that waits this long, for a lock above all, the next ones go on. */
const PATIENCE_MS = 100
const MOST = 64

const waiting: Waiting[] = []
let writing = false

/**
 * Writes a placement with all that arrive in the same moment: one commit, one round of locks. Whoever comes while some are
 * being written is of the next. @throws its refusal, or the fault that kept it alone from being written
 */
export async function placeTogether(container: MedusaContainer, input: PlacementInput): Promise<WrittenOrder> {
  const outcome = await new Promise<Outcome>((done) => {
    waiting.push({ input, done })
    if (!writing) void writeNext(container)
  })
  if ('refused' in outcome) throw outcome.refused
  return outcome.written
}

async function writeNext(container: MedusaContainer): Promise<void> {
  writing = true
  await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
  const batch = waiting.splice(0, MOST)
  const written = write(container, batch)
  await Promise.race([written, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())])
  writing = false
  if (waiting.length) void writeNext(container)
}

async function write(container: MedusaContainer, batch: Waiting[]): Promise<void> {
  const outcomes = await writeEach(
    container,
    batch.map(({ input }) => input),
  )
  batch.forEach(({ done }, i) => done(outcomes[i]))
}
