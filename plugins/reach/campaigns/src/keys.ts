/** Under which name the container knows this room's module. */
export const CAMPAIGN = 'distribution_campaign'
