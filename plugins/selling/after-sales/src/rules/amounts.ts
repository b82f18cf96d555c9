/** When carriage goes back with a claim; what its goods are worth is their share of the line (ledger's `share.ts`). */

/**
 * Outbound freight goes back once, and only when nothing of the order stays with the buyer: then the whole contract is
 * undone. The way back is paid by the buyer where no reason is given (消费者权益保护法 §25, 暂行办法 §18). The shop could
 * by §18 deduct freight it had waived above a threshold; it does not.
 */
export const freightBack = (input: { everything: boolean; freight_fen: number; given_before_fen: number }): number =>
  input.everything ? Math.max(0, input.freight_fen - input.given_before_fen) : 0
