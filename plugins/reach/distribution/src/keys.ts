/** Under which names the container knows this room's modules. */
export const DISTRIBUTOR = 'distributor'
export const SHARE_LINK = 'share_link'
export const ATTRIBUTION = 'attribution'
export const COMMISSION = 'commission'
export const TAX_REPORT = 'tax_report'
export const MATERIAL = 'material'
export const CAMPAIGN = 'distribution_campaign'
export const RISK = 'distribution_risk'
