/** What comes next for an order, as the words of `buy.next` have it; undefined where nothing does. */
export function nextOf({
  status,
  shipping,
}: {
  status: string
  shipping: { type: string } | null
}): string | undefined {
  if (status === 'awaiting_payment') return status
  if (!['paid', 'partially_shipped', 'shipped'].includes(status)) return undefined
  return shipping?.type === 'pickup' ? `${status}_pickup` : status
}
