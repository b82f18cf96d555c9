/** One question for numbers of what waits, and what each of them says. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { RightKey } from '../staff/rights'
import type { WaitGroup } from '../wire'

/** `menu`: the pages of the menu that bear it; none where it is no work to do now or counted there already. */
type Wait = {
  group: WaitGroup
  zh: string
  right: RightKey
  link: string
  menu?: readonly string[]
  urgent?: true
}
type Count = number | { count: number; oldest_at: Date | null }
/** Waits that one question answers together. */
export type Asked = {
  waits: Record<string, Wait>
  count: (container: MedusaContainer) => Promise<Record<string, Count>>
}
