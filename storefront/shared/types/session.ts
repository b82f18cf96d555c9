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
