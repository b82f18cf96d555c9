/** Under which names the container knows this room's modules. */
export const COMMISSION = 'commission'
export const RISK = 'distribution_risk'
