// The rules a shopper agrees to. A change of their meaning gets a new date here: who agreed to an earlier version is asked
// again at the next sign-in.
export const POLICY_VERSION = '2026-11-28'
