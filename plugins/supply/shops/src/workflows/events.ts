/** A shop applied, was decided about or got another tier. Carries its id. */
export const SHOP_MOVED = 'shop.moved'
/** Somebody was invited into a shop. Carries the member's id. */
export const SHOP_MEMBER_INVITED = 'shop_member.invited'
