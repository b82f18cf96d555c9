/** Money that staff took from a buyer's hand or saw on the bank account: no channel reports on it, a person does. */
export const HAND_METHODS = ['cash', 'transfer'] as const
export type HandMethod = (typeof HAND_METHODS)[number]

export const HAND_WORDS: Record<HandMethod, string> = { cash: '现金', transfer: '银行转账' }

const PROVIDER = /^pp_offline_(cash|transfer)$/

/** By which of them a payment came; null for one of a channel. */
export const handMethod = (provider_id: string | null | undefined): HandMethod | null =>
  (PROVIDER.exec(provider_id ?? '')?.[1] as HandMethod | undefined) ?? null

export const handProviderId = (method: HandMethod): string => `pp_offline_${method}`
