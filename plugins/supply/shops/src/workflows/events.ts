/** A shop applied, was decided about or got another tier. Carries its id. */
export const SHOP_MOVED = 'shop.moved'
/** A shop brought another account, or it was decided about. Carries the shop's id. */
export const SHOP_ACCOUNT_MOVED = 'shop_account.moved'
/** Somebody was invited into a shop. Carries the invitation's id. */
export const SHOP_MEMBER_INVITED = 'shop_member.invited'
