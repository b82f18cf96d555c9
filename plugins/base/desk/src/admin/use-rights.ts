import { useAnswer } from './use-answer'

/**
 * Whether whoever looks may do a kind of work, by its key in the table of rights: what they may not do is not offered. The shop
 * refuses it all the same. False until it is known.
 */
export function useRights(): (right: string) => boolean {
  const { answer } = useAnswer<{ mine: { rights: string[] } }>('/staff/rights')
  return (right) => answer?.mine.rights.includes(right) ?? false
}
