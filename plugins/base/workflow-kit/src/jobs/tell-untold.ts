import type { MedusaContainer } from '@medusajs/framework/types'
import { tellUntold } from '../one-commit/tell'

const TELLING_MS = 30_000

/** Every minute: events of acts whose machine died between their commit and telling of them. */
export default async function tellWhatCrashesKept(container: MedusaContainer): Promise<void> {
  await tellUntold(container, new Date(Date.now() - TELLING_MS))
}

export const config = { name: 'tell-untold-events', schedule: '* * * * *' }
