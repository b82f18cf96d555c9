// The pages where money moves. Only they may load the card provider's script, so they are documents of their own:
// coming from elsewhere in the shop is a full load, with the stricter or wider rules of that document.

/** Whether `path` (either language) is the checkout or an order's page. */
export const isPaymentPath = (path: string): boolean => /^(?:\/en)?\/(?:checkout|orders)(?:[/?#]|$)/.test(path)
