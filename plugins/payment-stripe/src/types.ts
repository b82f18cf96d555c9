/** Stripe, pointed at its real host or at a local one. */
export type StripeHost = { host: string; port: number; protocol: 'http' | 'https' }
