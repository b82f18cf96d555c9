import type { MedusaContainer } from '@medusajs/framework/types'
import { bookCommissions } from '../commission/book'

/** What an event lost with a crash, and what follows a claim that was settled. */
export default async function bookAll(container: MedusaContainer): Promise<void> {
  await bookCommissions(container)
}

export const config = { name: 'book-commissions', schedule: '* * * * *' }
