/** What this plugin tells the rest of the shop; each carries ids only. */
export const GOOD_CHANGED = 'good.changed'
export const PRODUCER_CHANGED = 'producer.changed'
export const CERTIFICATE_CHANGED = 'certificate.changed'
