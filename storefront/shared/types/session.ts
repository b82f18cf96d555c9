// Who is signed in, as far as the pages need to know.

export interface SessionCustomer {
  id: string
  first_name: string | null
  phone: string | null
  email: string | null
}

export interface CodeSent {
  resend_after_s: number
  expires_in_s: number
}

/** What the shop wants computed before another code goes out: `bits` leading zero bits of SHA-256(`challenge:answer`). */
export interface WorkWanted {
  challenge: string
  bits: number
}

/** One place somebody is signed in at, as coarse as the shop keeps it. */
export interface OwnSession {
  id: string
  network: string
  agent: string
  created_at: string
  last_seen_at: string
  current: boolean
}

/** An address kept with the account, in Medusa's own field names. */
export interface SavedAddress {
  id: string
  first_name: string | null
  phone: string | null
  province: string | null
  city: string | null
  address_1: string | null
  address_2: string | null
  is_default_shipping: boolean
}
