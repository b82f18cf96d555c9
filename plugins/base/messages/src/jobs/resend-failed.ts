import type { MedusaContainer } from '@medusajs/framework/types'
import { resendFailed } from '../resend-failed'

export default async function resendFailedMessages(container: MedusaContainer) {
  await resendFailed(container)
}

export const config = { name: 'resend-failed-messages', schedule: '* * * * *' }
