/** Under which names the container knows this room's modules. */
export const DISTRIBUTOR = 'distributor'
export const SHARE_LINK = 'share_link'
export const ATTRIBUTION = 'attribution'
