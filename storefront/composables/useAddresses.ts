// Addresses: kept with the account for members, the last one on this device for guests who agreed.
import { parseRememberedAddress } from '#shared/schemas/local-address'
import type { AddressFields } from '#shared/schemas/address'
import type { SavedAddress } from '#shared/types/session'

const DEVICE_KEY = 'sz.address'

export const toFields = (saved: SavedAddress): AddressFields => ({
  name: saved.first_name ?? '',
  phone: saved.phone ?? '',
  province: saved.province ?? '',
  city: saved.city ?? '',
  district: saved.address_2 ?? '',
  detail: saved.address_1 ?? '',
})

const toSaved = (fields: AddressFields, isDefault?: boolean) => ({
  first_name: fields.name,
  phone: fields.phone,
  country_code: 'cn',
  province: fields.province,
  city: fields.city,
  address_2: fields.district,
  address_1: fields.detail,
  ...(isDefault === undefined ? {} : { is_default_shipping: isDefault }),
})

export const useAddresses = () => {
  const addresses = useState<SavedAddress[]>('addresses', () => [])

  const load = async () => {
    const answer = await $fetch<{ addresses: SavedAddress[] }>('/api/store/customers/me/addresses', {
      query: { limit: 50, order: '-updated_at' },
    })
    addresses.value = answer.addresses.toSorted((a, b) => Number(b.is_default_shipping) - Number(a.is_default_shipping))
  }
  /** Saves a new address, or the one with `id`; the first one becomes the default by itself. */
  const save = async (fields: AddressFields, options: { id?: string; isDefault?: boolean } = {}) => {
    const isDefault = options.id ? options.isDefault : options.isDefault || addresses.value.length === 0
    await $fetch(`/api/store/customers/me/addresses${options.id ? `/${options.id}` : ''}`, {
      method: 'POST',
      body: toSaved(fields, isDefault),
    })
    await load()
  }
  const remove = async (id: string) => {
    await $fetch(`/api/store/customers/me/addresses/${id}`, { method: 'DELETE' })
    await load()
  }

  const readDevice = () => parseRememberedAddress(localStorage.getItem(DEVICE_KEY))
  const keepOnDevice = (fields: AddressFields | null) => {
    if (fields) localStorage.setItem(DEVICE_KEY, JSON.stringify(fields))
    else localStorage.removeItem(DEVICE_KEY)
  }

  return { addresses, load, save, remove, readDevice, keepOnDevice }
}
