/** What became known of somebody as they sign in, by what their browser brought with it before it was led away. */
import type { MedusaContainer } from '@medusajs/framework/types'

/** Whoever wants to hear of it. */
export interface Arrivals {
  /** The same again changes nothing; what is not theirs to read they leave. */
  arrived(container: MedusaContainer, arrival: { customer_id: string; brought: string }): Promise<void>
}
