/** `O-1042`: what is printed of an order, on its picking list, slip and label, and scanned at the bench. */
export const orderCode = (display_id: number): string => `O-${display_id}`
