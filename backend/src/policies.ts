/**
 * The version of the user agreement and the privacy policy in force: the day they hold from. Nobody signs in who agreed to
 * an earlier one alone. The storefront's pages bear the same day (`storefront/shared/policies.ts`).
 */
export const POLICY_VERSION = '2026-11-28'
