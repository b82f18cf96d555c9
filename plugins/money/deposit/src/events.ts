/** Money came into somebody's deposit: `{ owner_type, owner_id }`. */
export const DEPOSIT_FILLED = 'deposit.filled'
