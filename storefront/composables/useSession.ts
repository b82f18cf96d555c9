// Who is signed in here. Asked of the server only in the browser, so no cached page knows anybody.
import type { CodeRequest, ShopperSignIn } from '#shared/schemas/session'
import type { CodeSent, SessionCustomer, WorkWanted } from '@shanzhen/one-time-code/wire'

export const useSession = () => {
  const customer = useState<SessionCustomer | null>('session-customer', () => null)
  const known = useState('session-known', () => false)

  /** Asks once per visit; later calls answer from memory unless `again`. */
  const load = async (again = false): Promise<SessionCustomer | null> => {
    if (known.value && !again) return customer.value
    const answer = await $fetch<{ customer: SessionCustomer | null }>('/api/session')
    customer.value = answer.customer
    known.value = true
    return customer.value
  }

  const askCode = (body: CodeRequest) =>
    $fetch<Omit<CodeSent, 'ticket'>>('/api/session/code', { method: 'POST', body, retry: 0 })
  /** Where the shop asks for a little computing first, it is done and the code asked for again. */
  const sendCode = async (to: CodeRequest) => {
    try {
      return await askCode(to)
    } catch (error) {
      const { work } = apiProblem(error) as { work?: WorkWanted }
      if (!work) throw error
      const { solveWork } = await import('#shared/session/solve-work')
      return askCode({ ...to, work: { challenge: work.challenge, answer: await solveWork(work) } })
    }
  }

  const signIn = async (body: ShopperSignIn) => {
    const answer = await $fetch<{ customer: SessionCustomer }>('/api/session', { method: 'POST', body })
    customer.value = answer.customer
    known.value = true
  }

  /** Nobody is signed in here any more. */
  const forget = () => {
    customer.value = null
    known.value = true
  }
  /** Throws where the shop could not be told: then the session is still open. */
  const signOut = async () => {
    await $fetch('/api/session', { method: 'DELETE', retry: 0 })
    forget()
  }

  return { customer, known: readonly(known), load, sendCode, signIn, signOut, forget }
}
