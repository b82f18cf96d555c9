import type { NotificationDTO } from '@medusajs/framework/types'
import { NotificationStatus } from '@medusajs/framework/utils'

/** How long after the first attempt the others follow where a channel fails; then it is given up. */
export const AGAIN_AFTER_MIN = [1, 10, 60, 360]
const CUT_SHORT_MS = 5 * 60_000

/** One a crash cut short counts as failed after a while: better told twice than never. */
export const hasFailed = ({ status, created_at }: Pick<NotificationDTO, 'status' | 'created_at'>, now: Date): boolean =>
  status === NotificationStatus.FAILURE ||
  (status === NotificationStatus.PENDING && new Date(created_at).getTime() < now.getTime() - CUT_SHORT_MS)
