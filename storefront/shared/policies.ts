// The rules a shopper agrees to. A change of their meaning gets a new date here and in `backend/src/policies.ts`: who agreed
// to an earlier version alone is asked again at the next sign-in; sessions that are open go on until then.
export const POLICY_VERSION = '2026-11-28'
