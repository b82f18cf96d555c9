import type { MedusaContainer } from '@medusajs/framework/types'
import { judgeLeftOver } from '../risk/judge'

/** Withdrawals that a crash kept the rules from looking at: held till then. */
export default async function judgeWithdrawals(container: MedusaContainer): Promise<void> {
  await judgeLeftOver(container)
}

export const config = { name: 'judge-withdrawals', schedule: '* * * * *' }
