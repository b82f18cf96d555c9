import { MedusaError } from '@medusajs/framework/utils'

/** A scan turned away, with a status and a word a page can tell apart. */
export class ScanRefusal extends MedusaError {
  constructor(
    readonly status: number,
    code: string,
    message: string,
    readonly retry_after_s: number | null = null,
  ) {
    super(status === 404 ? MedusaError.Types.NOT_FOUND : MedusaError.Types.NOT_ALLOWED, message, code)
  }
}

export const unknownCode = () => new ScanRefusal(404, 'unknown_code', '没有这个追溯码。它不是我们印的，或者输错了。')
export const unknownLot = () => new ScanRefusal(404, 'unknown_lot', '没有这个批次，或者商品条码和批次对不上。')
export const linkMismatch = () =>
  new ScanRefusal(404, 'link_mismatch', '这个链接里的商品、批次和追溯码对不上，标签可能被改过。')
export const tooManyTries = (retry_after_s: number) =>
  new ScanRefusal(429, 'too_many_tries', '试了太多次，请过一会儿再来。', retry_after_s)
