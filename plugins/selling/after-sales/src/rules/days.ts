/** The law's days: calendar days in Beijing time, which has no summer time. */
const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/**
 * The moment a right of so many days ends that counts from the day after receipt: received on the 1st, seven days are the
 * 2nd to the 8th, and it ends as the 9th begins. (消费者权益保护法 §25, 网络购买商品七日无理由退货暂行办法)
 */
export function endOfDays(received_at: Date, days: number): Date {
  const day = Math.floor((received_at.getTime() + SHANGHAI_MS) / DAY_MS)
  return new Date((day + 1 + days) * DAY_MS - SHANGHAI_MS)
}

export const addHours = (from: Date, hours: number): Date => new Date(from.getTime() + hours * 3_600_000)
export const addDays = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS)
