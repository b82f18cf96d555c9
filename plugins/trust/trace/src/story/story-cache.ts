/**
 * A lot's story, kept so that a scan reads two rows by their keys and nothing else. It is kept under the lot's last event:
 * whatever happens to the lot, on whichever machine, the next scan asks for another story. What happens to its parents'
 * papers and photos alone shows within a minute.
 */
import type { ICachingModuleService, MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { readLot } from './read-lot'
import { buildStory, type LotStory } from './story'

const TTL_S = 60

/** null for a lot that is not there. */
export async function cachedStory(container: MedusaContainer, lot_id: string): Promise<LotStory | null> {
  const version = await container.resolve(LOT).version(lot_id)
  if (!version) return null
  const cache: ICachingModuleService | undefined = container.resolve(Modules.CACHING, { allowUnregistered: true })
  const key = `trace-story:${lot_id}:${version}`
  const kept = (await cache?.get({ key })) as LotStory | null | undefined
  if (kept) return kept
  const lot = await readLot(container, lot_id)
  if (!lot) return null
  const story = buildStory(lot)
  await cache?.set({ key, data: story, ttl: TTL_S, tags: [`trace-lot:${lot_id}`] })
  return story
}
