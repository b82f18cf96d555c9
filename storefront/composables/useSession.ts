// Who is signed in here. Asked of the server only in the browser, so no cached page knows anybody.
import type { CodeRequest, SignIn } from '#shared/schemas/session'
import type { CodeSent, SessionCustomer } from '#shared/types/session'

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

  const sendCode = (to: CodeRequest) => $fetch<CodeSent>('/api/session/code', { method: 'POST', body: to })

  const signIn = async (body: SignIn) => {
    const answer = await $fetch<{ customer: SessionCustomer }>('/api/session', { method: 'POST', body })
    customer.value = answer.customer
    known.value = true
  }

  const signOut = async () => {
    await $fetch('/api/session', { method: 'DELETE' })
    customer.value = null
    known.value = true
  }

  return { customer, known: readonly(known), load, sendCode, signIn, signOut }
}
