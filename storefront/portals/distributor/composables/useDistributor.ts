// Whether who is signed in here sells by sharing. Asked only in the browser; nothing of it is ever in a kept page.
import type { DistributorSelf } from '@shanzhen/distribution/wire'

export const useDistributor = () => {
  const session = useSession()
  const self = useState<DistributorSelf | null>('distributor-self', () => null)

  const load = async () => {
    if (!(await session.load())) return
    self.value = await askDistribution<DistributorSelf>('me').catch((error: unknown) => {
      if ((error as { statusCode?: number }).statusCode !== 401) throw error
      session.forget()
      return null
    })
  }
  /** What a form was answered with: where one stands from now on. */
  const become = (now: DistributorSelf) => {
    self.value = now
  }
  /** Until then; what comes later is counted again. */
  const saw = async (until: string) => {
    if (!self.value?.unread) return
    const path = 'me/messages/seen'
    const done = await askDistribution(path, { method: 'POST', body: { until } }).catch(() => null)
    if (done && self.value) self.value = { ...self.value, unread: 0 }
  }
  const own = computed(() => self.value?.distributor ?? null)
  /** Nothing is shared before the approval, nor while it rests. */
  const shares = computed(() => own.value?.state === 'active')
  const unread = computed(() => self.value?.unread ?? 0)
  return { session, self, own, shares, unread, load, become, saw }
}
