import { defineWidgetConfig } from '@medusajs/admin-sdk'

/**
 * Medusa's buttons on an order that lead nowhere here: a payment link of a storefront that is not this one (ours stands with
 * the payment), "paid" without saying how (线下收款 asks it), handing an order to another account (its key goes by phone).
 */
const PAYMENT_LINK = 'button[aria-label="CopyPaymentLink code snippet"]'
const NOWHERE = [PAYMENT_LINK, `${PAYMENT_LINK} + button`, '[role="menuitem"][href*="/orders/"][href$="/transfer"]']

const NoDeadEnds = () => <style>{`${NOWHERE.join(',')}{display:none}`}</style>

export const config = defineWidgetConfig({ zone: 'order.details.after' })

export default NoDeadEnds
