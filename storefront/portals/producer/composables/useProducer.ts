// The producer signed in here. Asked only in the browser; nothing of it is ever in a kept page.
import type { SignIn } from '#shared/schemas/session'
import type { OwnProducer as Producer } from '@shanzhen/producers/wire'

export const useProducer = () => {
  const producer = useState<Producer | null>('producer', () => null)
  const known = useState('producer-known', () => false)

  const load = async () => {
    try {
      producer.value = (await $fetch<{ producer: Producer }>('/api/producer/me')).producer
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode !== 401) throw error
      producer.value = null
    }
    known.value = true
  }
  const signIn = async (body: SignIn) => {
    await $fetch('/api/producer/session', { method: 'POST', body })
    await load()
  }
  const forget = () => {
    producer.value = null
  }
  const signOut = async () => {
    await $fetch('/api/producer/session', { method: 'DELETE', retry: 0 })
    forget()
  }
  return { producer, known: readonly(known), load, signIn, signOut, forget }
}
