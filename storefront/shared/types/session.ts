// What Medusa keeps of a signed-in shopper, as far as the pages need it.

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
