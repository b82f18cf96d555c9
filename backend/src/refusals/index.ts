import { OF_ORDERS } from './of-orders'
import { OF_RECORDS } from './of-records'

/** What Medusa refuses staff in English, in Chinese. @returns null where it is no such refusal; it then stays as Medusa says it */
export function refusalInChinese(message: string): string | null {
  for (const [english, chinese] of [...OF_ORDERS, ...OF_RECORDS]) {
    const found = english.exec(message)
    if (!found) continue
    return typeof chinese === 'string' ? chinese.replace('$1', found[1] ?? '') : chinese(found)
  }
  return null
}
