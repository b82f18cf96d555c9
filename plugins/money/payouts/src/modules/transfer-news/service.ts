import type { MedusaContainer } from '@medusajs/framework/types'
import type { TransferNews, TransferSeen } from '@shanzhen/ports/types'
import { transferTold } from '../../transfers/told'

/** Keeps no rows of its own: a message is a reason to ask the channel. */
export default class TransferNewsService implements TransferNews {
  transferTold(container: MedusaContainer, told: TransferSeen) {
    return transferTold(container, told)
  }
}
