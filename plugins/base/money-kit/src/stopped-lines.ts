import type { MedusaContainer } from '@medusajs/framework/types'
import type { StoppedLines } from '@shanzhen/ports/types'

/** Of these order lines, those of which nothing more will leave; without a `key` every line leaves in the end. */
export async function readStoppedLines(
  container: MedusaContainer,
  key: string | undefined,
  line_item_ids: string[],
): Promise<Set<string>> {
  if (!key || !line_item_ids.length) return new Set()
  return new Set(await container.resolve<StoppedLines>(key).linesPaidBack(line_item_ids))
}
