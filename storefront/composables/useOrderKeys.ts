// Secret keys of the orders placed on this device: with its key a guest opens an order again.
const STORE = 'sz.order-keys'
const KEPT = 20

const readKeys = (): [id: string, key: string][] => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return Array.isArray(value) ? value.filter((entry) => Array.isArray(entry) && entry.length === 2) : []
  } catch {
    return []
  }
}

export const useOrderKeys = () => ({
  find: (orderId: string): string | undefined => readKeys().find(([id]) => id === orderId)?.[1],
  keep: (orderId: string, key: string) => {
    const others = readKeys().filter(([id]) => id !== orderId)
    localStorage.setItem(STORE, JSON.stringify([[orderId, key], ...others].slice(0, KEPT)))
  },
})
