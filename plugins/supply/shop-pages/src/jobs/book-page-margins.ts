import type { MedusaContainer } from '@medusajs/framework/types'
import { bookMargins } from '../margins/book'

/** What an event lost with a crash, and what follows a claim that was settled. */
export default async function bookPageMargins(container: MedusaContainer): Promise<void> {
  await bookMargins(container)
}

export const config = { name: 'book-page-margins', schedule: '* * * * *' }
