import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT } = MedusaError.Types

export const alreadyApplied = () => new MedusaError(CONFLICT, '您已经申请过，不用再申请一次', 'already_applied')
